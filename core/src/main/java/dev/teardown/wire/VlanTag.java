// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;

/// A VLAN tag behind its type field: `0 priority and VLAN, 2 next type`. Tags stack (802.1ad).
final class VlanTag {

  private static final int LENGTH = 4;

  private VlanTag() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.VLAN, at, limit, LENGTH);
    }
    return EtherType.decode(d, u16(d.bytes, at + 2), at + LENGTH, limit);
  }
}
