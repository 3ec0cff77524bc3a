// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// Geneve (RFC 8926 3.4): `0 version, options' length, 2 protocol, 4 network identifier, 8
/// options`.
final class Geneve {

  private static final int MINIMUM_LENGTH = 8;

  private Geneve() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < MINIMUM_LENGTH) {
      return d.tooShort(Header.GENEVE, at, limit, MINIMUM_LENGTH);
    }
    int first = u8(d.bytes, at);
    if (first >> 6 != 0) {
      return d.other;
    }
    int length = MINIMUM_LENGTH + (first & 0x3f) * 4;
    return limit - at < length
        ? d.tooShort(Header.GENEVE, at, limit, length)
        : Tunnel.decode(d, u16(d.bytes, at + 2), at + length, limit);
  }
}
