// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// What follows a link-layer header, by its type field (IEEE 802 registry).
final class EtherType {

  static final int IPV4 = 0x0800;
  static final int IPV6 = 0x86dd;
  static final int MPLS = 0x8847;
  static final int TRANSPARENT_ETHERNET = 0x6558;

  /// Up to here the field is a length and LLC follows (IEEE 802.3 3.2.6).
  private static final int MAX_LENGTH = 1500;

  private EtherType() {}

  static DecodeResult decode(Dissection d, int type, int at, int limit) {
    if (type == IPV4) {
      return Ipv4.decode(d, at, limit);
    }
    if (type == IPV6) {
      return Ipv6.decode(d, at, limit);
    }
    return d.enterLayer() ? rare(d, type, at, limit) : d.other;
  }

  private static DecodeResult rare(Dissection d, int type, int at, int limit) {
    return switch (type) {
      case 0x8100, 0x88a8, 0x9100 -> VlanTag.decode(d, at, limit);
      case MPLS, 0x8848 -> Mpls.decode(d, at, limit);
      case 0x8864 -> Pppoe.decode(d, at, limit);
      default -> type <= MAX_LENGTH ? Llc.decode(d, at, at + Math.min(limit - at, type)) : d.other;
    };
  }
}
