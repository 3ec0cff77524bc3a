// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;

/// GRE (RFC 2784, RFC 2890) and NVGRE (RFC 7637): `0 flags, 2 protocol`, then four bytes each for
/// checksum, key and sequence number, where flagged.
final class Gre {

  private static final int MINIMUM_LENGTH = 4;
  private static final int CHECKSUM = 0x8000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;

  /// RFC 1701's source routes, which nobody sends, and the version: PPTP uses 1 (RFC 2637 4.1).
  private static final int ROUTING_OR_VERSION = 0x4007;

  private Gre() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < MINIMUM_LENGTH) {
      return d.tooShort(Header.GRE, at, limit, MINIMUM_LENGTH);
    }
    int flags = u16(d.bytes, at);
    if ((flags & ROUTING_OR_VERSION) != 0) {
      return d.other;
    }
    int length = MINIMUM_LENGTH + 4 * Integer.bitCount(flags & (CHECKSUM | KEY | SEQUENCE));
    return limit - at < length
        ? d.tooShort(Header.GRE, at, limit, length)
        : Tunnel.decode(d, u16(d.bytes, at + 2), at + length, limit);
  }
}
