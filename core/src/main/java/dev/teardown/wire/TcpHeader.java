// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// Checks a TCP header (RFC 9293 3.1) and points the reused [TcpSegmentView] at it.
final class TcpHeader {

  private static final int MINIMUM_LENGTH = 20;

  private TcpHeader() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    int captured = d.readable(at, limit);
    int length = limit - at;
    if (captured < TcpSegmentView.MINIMUM_CAPTURED || length < MINIMUM_LENGTH) {
      return d.tooShort(Header.TCP, at, limit, MINIMUM_LENGTH);
    }
    int headerLength = (d.bytes[at + 12] & 0xf0) >> 2;
    if (headerLength < MINIMUM_LENGTH) {
      return d.contradiction(at, "TCP data offset under 20 bytes", "RFC 9293 3.1");
    }
    if (headerLength > length) {
      return d.contradiction(at, "TCP data offset beyond the segment", "RFC 9293 3.1");
    }
    d.tcp.segment.set(d.bytes, at, captured, length - headerLength);
    return d.tcp;
  }
}
