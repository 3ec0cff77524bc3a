// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;
import static dev.teardown.wire.NetworkOrder.u16;

/// LLC with SNAP, as IP travels in 802.3 frames (RFC 1042): `0 aa aa 03, 3 organization, 6 type`.
final class Llc {

  private static final int LENGTH = 8;

  /// Of LLC alone, which other protocols follow directly.
  private static final int MINIMUM_LENGTH = 3;

  private static final int SNAP = 0xaaaa;

  /// An unnumbered frame of organization 0: its type is an EtherType.
  private static final int UNNUMBERED_OF_NO_ORGANIZATION = 0x0300_0000;

  private Llc() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    int readable = d.readable(at, limit);
    if (readable < MINIMUM_LENGTH) {
      return d.tooShort(Header.LLC, at, limit, MINIMUM_LENGTH);
    }
    if (u16(d.bytes, at) != SNAP) {
      return d.other;
    }
    if (readable < LENGTH) {
      return d.tooShort(Header.LLC, at, limit, LENGTH);
    }
    boolean isEtherType = i32(d.bytes, at + 2) == UNNUMBERED_OF_NO_ORGANIZATION;
    return isEtherType ? EtherType.decode(d, u16(d.bytes, at + 6), at + LENGTH, limit) : d.other;
  }
}
