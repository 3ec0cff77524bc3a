// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;

/// What Linux writes for its "any" interface: the link-layer header is replaced by one of its own.
///
/// ```
/// v1  0 direction  2 hardware  4 address length  6 address           14 protocol
/// v2  0 protocol   2 reserved  4 interface       8 hardware, direction, address
/// ```
final class LinuxCooked {

  private static final int V1_LENGTH = 16;
  private static final int V2_LENGTH = 20;

  /// ETH_P_802_2 of linux/if_ether.h: LLC follows.
  private static final int LLC = 4;

  private LinuxCooked() {}

  static DecodeResult decodeV1(Dissection d, int at, int limit) {
    return decode(d, at, at + 14, V1_LENGTH, limit);
  }

  static DecodeResult decodeV2(Dissection d, int at, int limit) {
    return decode(d, at, at, V2_LENGTH, limit);
  }

  private static DecodeResult decode(
      Dissection d, int at, int protocolAt, int headerLength, int limit) {
    if (d.readable(at, limit) < headerLength) {
      return d.tooShort(Header.LINUX_COOKED, at, limit, headerLength);
    }
    int protocol = u16(d.bytes, protocolAt);
    if (protocol == LLC) {
      return Llc.decode(d, at + headerLength, limit);
    }
    // Below 1536 the other numbers are Linux's own (ETH_P_*), never lengths.
    return protocol < 0x600 ? d.other : EtherType.decode(d, protocol, at + headerLength, limit);
  }
}
