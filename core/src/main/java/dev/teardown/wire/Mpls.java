// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u8;

/// A stack of MPLS labels of four bytes; bit 0 of the third byte marks the last (RFC 3032 2.1).
///
/// Nothing says what follows. As routers do, the first nibble decides: 4 and 6 are IP (RFC 4928 3).
final class Mpls {

  private static final int LENGTH = 4;

  private Mpls() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    int label = at;
    boolean last = false;
    while (!last) {
      if (d.readable(label, limit) < LENGTH) {
        return d.tooShort(Header.MPLS, label, limit, LENGTH);
      }
      last = (d.bytes[label + 2] & 1) != 0;
      label += LENGTH;
    }
    if (d.readable(label, limit) < 1) {
      return d.tooShort(Header.IPV4, label, limit, Ipv4.MINIMUM_LENGTH);
    }
    int version = u8(d.bytes, label) >> 4;
    return version == 4 || version == 6 ? RawIp.decode(d, label, limit) : d.other;
  }
}
