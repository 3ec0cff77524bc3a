// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;

/// UDP (RFC 768), looked into only for the tunnels that it carries: `0 source port, 2 destination
/// port, 4 length, 6 checksum`.
final class Udp {

  private static final int LENGTH = 8;

  private Udp() {}

  static DecodeResult decode(Dissection d, int at, int limit) {
    if (d.readable(at, limit) < LENGTH) {
      return d.tooShort(Header.UDP, at, limit, LENGTH);
    }
    // 0 in a jumbogram (RFC 2675 4): the IP packet tells the end.
    int length = u16(d.bytes, at + 4);
    if (length != 0 && (length < LENGTH || length > limit - at)) {
      return d.contradiction(at, "UDP length outside its IP packet", "RFC 768");
    }
    int payloadEnd = length == 0 ? limit : at + length;
    return switch (u16(d.bytes, at + 2)) {
      case 4789, 8472 -> Vxlan.decode(d, at + LENGTH, payloadEnd);
      case 6081 -> Geneve.decode(d, at + LENGTH, payloadEnd);
      default -> d.other;
    };
  }
}
