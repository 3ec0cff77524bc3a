// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u8;

/// VXLAN (RFC 7348 5): `0 flags, 4 network identifier`, then an Ethernet frame. By UDP port 4789,
/// and 8472, which Linux used before the number was assigned and still defaults to.
final class Vxlan {

  private static final int LENGTH = 8;
  private static final int HAS_IDENTIFIER = 0x08;

  private Vxlan() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.VXLAN, at, limit, LENGTH);
    }
    boolean isVxlan = (u8(d.bytes, at) & HAS_IDENTIFIER) != 0;
    return isVxlan ? Tunnel.decode(d, EtherType.TRANSPARENT_ETHERNET, at + LENGTH, limit) : d.other;
  }
}
