// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i64;
import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// An IPv6 packet (RFC 8200 3).
///
/// ```
///  0 version, class, flow label
///  4 payload length           6 next header, hop limit
///  8 source                  24 destination   40 extension headers
/// ```
final class Ipv6 {

  static final int LENGTH = 40;

  private Ipv6() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    byte[] bytes = d.bytes;
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.IPV6, at, limit, LENGTH);
    }
    if (u8(bytes, at) >> 4 != 6) {
      return d.contradiction(at, "IPv6 header of another version", "RFC 8200 3");
    }
    read(d.ip, bytes, at);
    int payloadAt = at + LENGTH;
    // 0 in jumbograms and in what segmentation offload has yet to cut: the frame tells the end.
    int payloadLength = u16(bytes, at + 4);
    int packetEnd =
        payloadLength == 0 ? limit : Math.min(limit - payloadAt, payloadLength) + payloadAt;
    return IpProtocol.decode(d, u8(bytes, at + 6), payloadAt, packetEnd);
  }

  static void read(IpView ip, byte[] bytes, int at) {
    ip.set(
        false,
        i64(bytes, at + 8),
        i64(bytes, at + 16),
        i64(bytes, at + 24),
        i64(bytes, at + 32),
        u8(bytes, at + 7),
        -1,
        true,
        LENGTH);
  }
}
