// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.Decoded.bytes;

import java.util.Arrays;
import java.util.List;

/// One frame of every shape that the decoder knows, all around the same segment.
final class Specimens {

  static final String SYN_V4 =
      "tcp 10.0.0.1 > 10.0.0.2 ttl 64 40000 > 80 SYN seq 1000 ack 0 win 64240 payload 3 of 3";
  static final String SYN_V6 =
      "tcp 2001:db8::1 > 2001:db8::2 ttl 64"
          + " 40000 > 80 SYN seq 1000 ack 0 win 64240 payload 3 of 3";

  static final byte[] V4 = syn("10.0.0.1", "10.0.0.2").toIp();
  static final byte[] V6 = syn("2001:db8::1", "2001:db8::2").toIp();
  static final byte[] SEGMENT_V6 = syn("2001:db8::1", "2001:db8::2").toSegment();
  static final byte[] ETHERNET = syn("10.0.0.1", "10.0.0.2").toEthernet();

  static final String MACS = "020000000002 020000000001";
  static final String V6_ADDRESSES =
      "20010db8000000000000000000000001 20010db8000000000000000000000002";

  /// @param expected the line of [Decoded]
  record Specimen(String name, int linkType, byte[] frame, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Specimens() {}

  static FrameBuilder syn(String source, String destination) {
    return FrameBuilder.between(source, destination)
        .flags(TcpFlags.SYN)
        .seq(1000)
        .window(64240)
        .mss(1460)
        .sackPermitted()
        .timestamps(1, 0)
        .windowScale(7)
        .payloadOf(3);
  }

  static List<Specimen> all() {
    return List.of(
        ethernet("IPv4", "0800", V4),
        ethernet("IPv6", "86dd", V6),
        ethernet("VLAN", "8100 0007 0800", V4),
        ethernet("QinQ, three tags", "88a8 0001 9100 0002 8100 0003 86dd", V6),
        ethernet("802.3 with SNAP", "0047 aaaa03 000000 0800", V4),
        ethernet("MPLS, two labels", "8847 00064040 00065140", V4),
        ethernet("PPPoE", "8864 1100 0001 0041 0021", V4),
        ethernet("PPPoE, IPv6", "8864 1100 0001 0055 0057", V6),
        v4("Linux cooked v1", LinkType.LINUX_SLL, "0000 0001 0006 020000000001 0000 0800"),
        v4(
            "Linux cooked v2",
            LinkType.LINUX_SLL2,
            "0800 0000 00000001 0001 00 06 0200000000010000"),
        v4("NULL, little-endian", LinkType.NULL, "02000000"),
        v4("NULL, big-endian", LinkType.NULL, "00000002"),
        v6("NULL, Linux", LinkType.NULL, "0a000000"),
        v6("NULL, Windows", LinkType.NULL, "17000000"),
        v6("NULL, OpenBSD", LinkType.NULL, "18000000"),
        v6("NULL, FreeBSD", LinkType.NULL, "0000001c"),
        v6("NULL, Darwin", LinkType.NULL, "1e000000"),
        v6("LOOP", LinkType.LOOP, "00000018"),
        v4("raw", LinkType.RAW, ""),
        v6("raw, IPv6", LinkType.RAW, ""),
        v4("raw, BSD", LinkType.RAW_BSD, ""),
        v4("raw, OpenBSD", LinkType.RAW_OPENBSD, ""),
        v4("raw IPv4", LinkType.IPV4, ""),
        v6("raw IPv6", LinkType.IPV6, ""),
        tunnel("IP in IP", 4, "", V4, SYN_V4),
        tunnel("IPv6 in IPv4", 41, "", V6, SYN_V6),
        tunnel("MPLS in IP", 137, "00065140", V4, SYN_V4),
        tunnel("GRE", 47, "0000 0800", V4, SYN_V4),
        tunnel(
            "GRE with checksum, key, sequence",
            47,
            "b000 86dd 00000000 00000007 00000001",
            V6,
            SYN_V6),
        tunnel("NVGRE", 47, "2000 6558 00000100", ETHERNET, SYN_V4),
        tunnel("VXLAN", 17, "c000 12b5 005d 0000 08000000 00000100", ETHERNET, SYN_V4),
        tunnel(
            "VXLAN, Linux' old port",
            17,
            "c000 2118 005d 0000 08000000 00000100",
            ETHERNET,
            SYN_V4),
        tunnel(
            "Geneve with an option",
            17,
            "c000 17c1 0065 0000 0200 6558 00000100 01020301 00000000",
            ETHERNET,
            SYN_V4),
        tunnel("Geneve with bare IP", 17, "c000 17c1 004f 0000 0000 0800 00000100", V4, SYN_V4),
        extended(
            "hop-by-hop, destination options, routing",
            0,
            "3c00 0104 00000000 2b00 0104 00000000 0600 fd00 00000000"),
        extended("atomic fragment", 44, "0600 0000 00000001"),
        extended("authentication", 51, "0604 0000 00000001 00000001 000000000000000000000000"),
        extended(
            "mobility, host identity, shim6",
            135,
            "8b00 0000 00000000 8c00 0000 00000000 0600 8000 00000000"));
  }

  /// Shapes that hold no whole segment: fragments and errors.
  static List<Specimen> withoutSegment() {
    byte[] quoteV4 = Arrays.copyOf(V4, 28);
    byte[] segment = Arrays.copyOfRange(V4, 20, V4.length);
    return List.of(
        extended("ICMPv6 error", 58, bytes("0104 0000 00000000", Arrays.copyOf(V6, 60)), "icmp"),
        carried("ICMP error", 1, 0, bytes("0303 0000 00000000", quoteV4), "icmp"),
        carried("first fragment", 6, 0x2000, Arrays.copyOf(segment, 40), "fragment"),
        carried("last fragment", 6, 5, Arrays.copyOfRange(segment, 40, 43), "fragment"),
        extended(
            "first fragment, IPv6",
            44,
            bytes("0600 0001 00000001", Arrays.copyOf(SEGMENT_V6, 40)),
            "fragment"),
        extended("last fragment, IPv6", 44, bytes("0600 0028 00000001 000102"), "fragment"));
  }

  private static Specimen carried(
      String name, int protocol, int fragmentField, byte[] payload, String expected) {
    byte[] source = FrameBuilder.address("10.0.0.1");
    byte[] destination = FrameBuilder.address("10.0.0.2");
    byte[] packet = Ip4.packet(source, destination, protocol, 64, 7, fragmentField, payload);
    return new Specimen(name, LinkType.RAW, packet, expected);
  }

  private static Specimen ethernet(String name, String types, byte[] packet) {
    return new Specimen(
        name,
        LinkType.ETHERNET,
        bytes(MACS, types, packet),
        Arrays.equals(packet, V4) ? SYN_V4 : SYN_V6);
  }

  private static Specimen v4(String name, int linkType, String header) {
    return new Specimen(name, linkType, bytes(header, V4), SYN_V4);
  }

  private static Specimen v6(String name, int linkType, String header) {
    return new Specimen(name, linkType, bytes(header, V6), SYN_V6);
  }

  private static Specimen tunnel(
      String name, int protocol, String header, byte[] inner, String expected) {
    return new Specimen(
        name,
        LinkType.RAW,
        Ip4.packet("192.0.2.1", "192.0.2.2", protocol, bytes(header, inner)),
        expected);
  }

  private static Specimen extended(String name, int first, String headers) {
    return extended(name, first, bytes(headers, SEGMENT_V6), SYN_V6);
  }

  private static Specimen extended(String name, int first, byte[] payload, String expected) {
    return new Specimen(name, LinkType.RAW, extendedV6(first, payload), expected);
  }

  /// An IPv6 packet from 2001:db8::1 to 2001:db8::2.
  static byte[] extendedV6(int nextHeader, byte[] payload) {
    return bytes(
        "60000000 %04x %02x 40".formatted(payload.length, nextHeader), V6_ADDRESSES, payload);
  }
}
