// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;
import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// An IPv4 packet (RFC 791 3.1).
///
/// ```
///  0 version, header length   2 total length
///  4 identification           6 flags, fragment offset
///  8 TTL, protocol           10 checksum (not verified: offload leaves it empty on the sender)
/// 12 source                  16 destination   20 options
/// ```
final class Ipv4 {

  static final int MINIMUM_LENGTH = 20;

  private static final int VERSION_4_NO_OPTIONS = 0x45;
  private static final int DONT_FRAGMENT = 0x4000;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int FRAGMENT_OFFSET = 0x1fff;

  private Ipv4() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    byte[] bytes = d.bytes;
    if (d.readable(at, limit) < MINIMUM_LENGTH) {
      return d.tooShort(Header.IPV4, at, limit, MINIMUM_LENGTH);
    }
    int headerLength = MINIMUM_LENGTH;
    if (bytes[at] != VERSION_4_NO_OPTIONS) {
      headerLength = headerLength(bytes, at);
      if (u8(bytes, at) >> 4 != 4) {
        return d.contradiction(at, "IPv4 header of another version", "RFC 791 3.1");
      }
      if (headerLength < MINIMUM_LENGTH) {
        return d.contradiction(at, "IPv4 header length under 20 bytes", "RFC 791 3.1");
      }
    }
    int packetEnd = packetEnd(bytes, at, limit);
    if (packetEnd - at < headerLength) {
      return d.contradiction(at, "IPv4 header longer than its packet", "RFC 791 3.1");
    }
    read(d.ip, bytes, at);
    int protocol = u8(bytes, at + 9);
    return isFragment(bytes, at)
        ? fragment(d, protocol, at, at + headerLength, packetEnd)
        : IpProtocol.decode(d, protocol, at + headerLength, packetEnd);
  }

  /// Total length tells where the packet ends, not the frame, which may be padded. It is 0 in
  /// packets taken before segmentation offload cut them: those end with the frame. Where it reaches
  /// beyond the frame, the frame is believed.
  private static int packetEnd(byte[] bytes, int at, int limit) {
    int totalLength = u16(bytes, at + 2);
    return totalLength == 0 ? limit : Math.min(limit - at, totalLength) + at;
  }

  private static DecodeResult fragment(
      Dissection d, int protocol, int at, int payloadAt, int packetEnd) {
    int field = u16(d.bytes, at + 6);
    return IpFragment.of(
            FragmentKey.v4(d.ip, protocol),
            protocol,
            (field & FRAGMENT_OFFSET) << 3,
            (field & MORE_FRAGMENTS) != 0)
        .decode(d, payloadAt, packetEnd);
  }

  static void read(IpView ip, byte[] bytes, int at) {
    ip.set(
        true,
        0,
        IpAddress.mappedLow(i32(bytes, at + 12)),
        0,
        IpAddress.mappedLow(i32(bytes, at + 16)),
        u8(bytes, at + 8),
        u16(bytes, at + 4),
        (u16(bytes, at + 6) & DONT_FRAGMENT) != 0,
        headerLength(bytes, at));
  }

  static int headerLength(byte[] bytes, int at) {
    return (bytes[at] & 0xf) << 2;
  }

  /// Whether the packet is a part of a datagram, the first one included.
  static boolean isFragment(byte[] bytes, int at) {
    return (u16(bytes, at + 6) & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0;
  }

  /// Whether the packet starts within its datagram, so that no transport header is in it.
  static boolean isLaterFragment(byte[] bytes, int at) {
    return (u16(bytes, at + 6) & FRAGMENT_OFFSET) != 0;
  }
}
