// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;
import static dev.teardown.wire.NetworkOrder.u16;

/// LLC with SNAP, as IP travels in 802.3 frames (RFC 1042): `0 aa aa 03, 3 organization, 6 type`.
final class Llc {

  private static final int LENGTH = 8;
  private static final int SNAP_OF_ETHERTYPES = 0xaaaa_0300;

  private Llc() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.readable(at, limit) < 3 ? d.tooShort(Header.LLC, at, limit, 3) : d.other;
    }
    boolean isSnap = i32(d.bytes, at) == SNAP_OF_ETHERTYPES && u16(d.bytes, at + 4) == 0;
    return isSnap ? EtherType.decode(d, u16(d.bytes, at + 6), at + LENGTH, limit) : d.other;
  }
}
