// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;

/// BSD loopback: four bytes of address family, then the packet.
///
/// NULL writes the family in the capturing host's byte order, LOOP in network order; one decoder
/// reads both. AF_INET is 2 everywhere; AF_INET6 is 10 on Linux, 24 on NetBSD and OpenBSD, 28 on
/// FreeBSD, 30 on Darwin and 23 on Windows.
final class Loopback {

  private static final int LENGTH = 4;

  private Loopback() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.LOOPBACK, at, limit, LENGTH);
    }
    int family = i32(d.bytes, at);
    if (family >>> 16 != 0) {
      family = Integer.reverseBytes(family);
    }
    return switch (family) {
      case 2 -> Ipv4.decode(d, at + LENGTH, limit);
      case 10, 23, 24, 28, 30 -> Ipv6.decode(d, at + LENGTH, limit);
      default -> d.other;
    };
  }
}
