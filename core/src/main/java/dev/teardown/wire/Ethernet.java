// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;

/// Ethernet II and IEEE 802.3: `0 destination, 6 source, 12 type or length`.
final class Ethernet {

  private static final int LENGTH = 14;

  private Ethernet() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.ETHERNET, at, limit, LENGTH);
    }
    return EtherType.decode(d, u16(d.bytes, at + 12), at + LENGTH, limit);
  }
}
