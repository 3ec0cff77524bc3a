// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u8;

/// An IP packet of either version, told by the first nibble.
final class RawIp {

  private RawIp() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < 1) {
      return d.tooShort(Header.IPV4, at, limit, 1);
    }
    return switch (u8(d.bytes, at) >> 4) {
      case 4 -> Ipv4.decode(d, at, limit);
      case 6 -> Ipv6.decode(d, at, limit);
      default -> d.contradiction(at, "IP version is neither 4 nor 6", "RFC 791 3.1, RFC 8200 3");
    };
  }
}
