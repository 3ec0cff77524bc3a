// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;

/// A PPPoE session (RFC 2516 4): `0 version, code, 2 session, 4 length, 6 PPP protocol`.
final class Pppoe {

  private static final int LENGTH = 8;
  private static final int PPP_IPV4 = 0x0021;
  private static final int PPP_IPV6 = 0x0057;

  private Pppoe() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.PPPOE, at, limit, LENGTH);
    }
    int payloadEnd = Math.min(limit, at + 6 + u16(d.bytes, at + 4));
    return switch (u16(d.bytes, at + 6)) {
      case PPP_IPV4 -> Ipv4.decode(d, at + LENGTH, payloadEnd);
      case PPP_IPV6 -> Ipv6.decode(d, at + LENGTH, payloadEnd);
      default -> d.other;
    };
  }
}
