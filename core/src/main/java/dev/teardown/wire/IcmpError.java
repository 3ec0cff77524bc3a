// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;
import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// ICMP messages about a packet (RFC 792, RFC 4443 3): `0 type, 1 code, 2 checksum`, at 8 the start
/// of that packet. Its first eight bytes behind IP suffice: ports and sequence number.
final class IcmpError {

  private static final int LENGTH = 8;
  private static final int QUOTED_TCP_LENGTH = 8;

  private IcmpError() {}

  static DecodeResult decodeV4(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.ICMP, at, limit, LENGTH);
    }
    return switch (u8(d.bytes, at)) {
      // Unreachable, source quench, redirect, time exceeded, parameter problem.
      case 3, 4, 5, 11, 12 -> quotedV4(d, at, limit);
      default -> d.other;
    };
  }

  static DecodeResult decodeV6(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.ICMP, at, limit, LENGTH);
    }
    return switch (u8(d.bytes, at)) {
      // Unreachable, too big, time exceeded, parameter problem.
      case 1, 2, 3, 4 -> quotedV6(d, at, limit);
      default -> d.other;
    };
  }

  private static DecodeResult quotedV4(Dissection d, int icmpAt, int limit) {
    byte[] bytes = d.bytes;
    int at = icmpAt + LENGTH;
    if (d.readable(at, limit) < Ipv4.MINIMUM_LENGTH) {
      return d.tooShort(Header.QUOTED_IP, at, limit, Ipv4.MINIMUM_LENGTH);
    }
    int headerLength = Ipv4.headerLength(bytes, at);
    if (u8(bytes, at) >> 4 != 4 || headerLength < Ipv4.MINIMUM_LENGTH) {
      return d.contradiction(at, "ICMP error quotes no IPv4 header", "RFC 792");
    }
    Ipv4.read(d.icmp.quotedIp, bytes, at);
    return u8(bytes, at + 9) != IpProtocol.TCP || Ipv4.isLaterFragment(bytes, at)
        ? d.other
        : quotedTcp(d, icmpAt, at + headerLength, limit);
  }

  private static DecodeResult quotedV6(Dissection d, int icmpAt, int limit) {
    byte[] bytes = d.bytes;
    int at = icmpAt + LENGTH;
    if (d.readable(at, limit) < Ipv6.LENGTH) {
      return d.tooShort(Header.QUOTED_IP, at, limit, Ipv6.LENGTH);
    }
    if (u8(bytes, at) >> 4 != 6) {
      return d.contradiction(at, "ICMP error quotes no IPv6 header", "RFC 4443 3");
    }
    Ipv6.read(d.icmp.quotedIp, bytes, at);
    return behindV6(d, icmpAt, u8(bytes, at + 6), at + Ipv6.LENGTH, limit);
  }

  private static DecodeResult behindV6(Dissection d, int icmpAt, int protocol, int at, int limit) {
    if (protocol == IpProtocol.TCP) {
      return quotedTcp(d, icmpAt, at, limit);
    }
    if (!IpExtension.is(protocol, false) || !d.enterLayer()) {
      return d.other;
    }
    if (d.readable(at, limit) < IpExtension.MINIMUM_LENGTH) {
      return d.tooShort(Header.QUOTED_IP, at, limit, IpExtension.MINIMUM_LENGTH);
    }
    if (IpExtension.isLaterFragment(d.bytes, protocol, at)) {
      return d.other;
    }
    int length = IpExtension.length(d.bytes, protocol, at);
    return behindV6(d, icmpAt, u8(d.bytes, at), at + length, limit);
  }

  private static DecodeResult quotedTcp(Dissection d, int icmpAt, int at, int limit) {
    byte[] bytes = d.bytes;
    return d.readable(at, limit) < QUOTED_TCP_LENGTH
        ? d.tooShort(Header.QUOTED_IP, at, limit, QUOTED_TCP_LENGTH)
        : d.icmp.set(
            u8(bytes, icmpAt),
            u8(bytes, icmpAt + 1),
            u16(bytes, at),
            u16(bytes, at + 2),
            i32(bytes, at + 4));
  }
}
