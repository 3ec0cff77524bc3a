// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// A frame that holds a TCP segment; reused by its decoder.
public final class TcpPacket implements DecodeResult {

  final IpView ip = new IpView();
  final TcpSegmentView segment = new TcpSegmentView();

  TcpPacket() {}

  /// The innermost IP header.
  public IpView ip() {
    return ip;
  }

  public TcpSegmentView segment() {
    return segment;
  }
}
