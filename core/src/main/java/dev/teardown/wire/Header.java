// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// The headers that the decoder walks, with the two ways in which one can be too short: the capture
/// cut it, or the layer around it ends too early. The texts are made once: faults are counted by
/// them.
enum Header {
  ETHERNET("Ethernet header", "IEEE 802.3 3.1"),
  VLAN("VLAN tag", "IEEE 802.1Q 9.5"),
  LLC("LLC header", "IEEE 802.2 3.2"),
  MPLS("MPLS label", "RFC 3032 2.1"),
  PPPOE("PPPoE header", "RFC 2516 4"),
  LINUX_COOKED("Linux cooked header", "LINKTYPE_LINUX_SLL"),
  LOOPBACK("loopback header", "LINKTYPE_NULL"),
  IPV4("IPv4 header", "RFC 791 3.1"),
  IPV6("IPv6 header", "RFC 8200 3"),
  IP_EXTENSION("IP extension header", "RFC 8200 4"),
  TCP("TCP header", "RFC 9293 3.1"),
  UDP("UDP header", "RFC 768"),
  ICMP("ICMP header", "RFC 792, RFC 4443 2.1"),
  QUOTED_IP("packet quoted by ICMP", "RFC 792, RFC 4443 3"),
  GRE("GRE header", "RFC 2784 2.1"),
  VXLAN("VXLAN header", "RFC 7348 5"),
  GENEVE("Geneve header", "RFC 8926 3.4");

  final String cut;
  final String beyond;
  final String spec;

  Header(String name, String spec) {
    this.cut = name + " cut off by the capture";
    this.beyond = name + " longer than what holds it";
    this.spec = spec;
  }
}
