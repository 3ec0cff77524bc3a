// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// A frame that holds a TCP segment; reused by its decoder.
public final class TcpPacket implements DecodeResult {

  final TcpSegmentView segment = new TcpSegmentView();
  private final IpView ip;

  /// Shares the view that its decoder points at each IP header on the way.
  TcpPacket(IpView ip) {
    this.ip = ip;
  }

  /// The innermost IP header.
  public IpView ip() {
    return ip;
  }

  public TcpSegmentView segment() {
    return segment;
  }
}
