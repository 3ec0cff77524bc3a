// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// What an IP packet carries, by its protocol or next-header number (IANA's protocol registry).
final class IpProtocol {

  static final int TCP = 6;

  private IpProtocol() {}

  static DecodeResult decode(Dissection d, int protocol, int at, int limit) {
    return protocol == TCP ? TcpHeader.decode(d, at, limit) : rare(d, protocol, at, limit);
  }

  private static DecodeResult rare(Dissection d, int protocol, int at, int limit) {
    boolean v4 = d.ip.isV4();
    return switch (protocol) {
      case 1 -> v4 ? IcmpError.decodeV4(d, at, limit) : d.other;
      case 58 -> v4 ? d.other : IcmpError.decodeV6(d, at, limit);
      case 17 -> Udp.decode(d, at, limit);
      case 4 -> Tunnel.decode(d, EtherType.IPV4, at, limit);
      case 41 -> Tunnel.decode(d, EtherType.IPV6, at, limit);
      case 47 -> Gre.decode(d, at, limit);
      case 137 -> Tunnel.decode(d, EtherType.MPLS, at, limit);
      default ->
          IpExtension.is(protocol, v4) ? IpExtension.decode(d, protocol, at, limit) : d.other;
    };
  }
}
