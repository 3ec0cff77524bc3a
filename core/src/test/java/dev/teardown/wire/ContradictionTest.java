// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.Decoded.bytes;
import static dev.teardown.wire.Decoded.line;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Headers that contradict themselves, each with the rule that it breaks; and what is just not TCP.
class ContradictionTest {

  @Test
  void ipv4() {
    assertThat(ipv4With(0, 0x44))
        .isEqualTo("malformed at 14: IPv4 header length under 20 bytes [RFC 791 3.1]");
    assertThat(ipv4With(0, 0x65))
        .isEqualTo("malformed at 14: IPv4 header of another version [RFC 791 3.1]");
    assertThat(ipv4With(3, 19))
        .isEqualTo("malformed at 14: IPv4 header longer than its packet [RFC 791 3.1]");
    assertThat(ipv4With(3, 39))
        .isEqualTo("malformed at 34: TCP header longer than what holds it [RFC 9293 3.1]");
  }

  @Test
  void ipv6() {
    byte[] packet = Specimens.V6.clone();
    packet[0] = 0x45;
    assertThat(line(LinkType.IPV6, packet))
        .isEqualTo("malformed at 0: IPv6 header of another version [RFC 8200 3]");
    packet[0] = 0x50;
    assertThat(line(LinkType.RAW, packet))
        .isEqualTo("malformed at 0: IP version is neither 4 nor 6 [RFC 791 3.1, RFC 8200 3]");
    assertThat(line(LinkType.RAW, Specimens.extendedV6(60, bytes("06ff 0104 00000000"))))
        .isEqualTo("malformed at 40: IP extension header longer than what holds it [RFC 8200 4]");
  }

  @Test
  void tcpDataOffset() {
    assertThat(ipv4With(32, 0x40))
        .isEqualTo("malformed at 34: TCP data offset under 20 bytes [RFC 9293 3.1]");
    assertThat(ipv4With(32, 0xf0))
        .isEqualTo("malformed at 34: TCP data offset beyond the segment [RFC 9293 3.1]");
  }

  @Test
  void udpLength() {
    assertThat(udp("0007"))
        .isEqualTo("malformed at 20: UDP length outside its IP packet [RFC 768]");
    assertThat(udp("0009"))
        .isEqualTo("malformed at 20: UDP length outside its IP packet [RFC 768]");
    assertThat(udp("0008")).isEqualTo("other");
    assertThat(udp("0000")).isEqualTo("other");
  }

  @Test
  void tunnelHeaders() {
    assertThat(tunnel(17, "c000 17c1 0010 0000 0100 0800 00000000"))
        .startsWith("malformed at 28: Geneve header longer than what holds it");
    assertThat(tunnel(47, "2000 0800"))
        .startsWith("malformed at 20: GRE header longer than what holds it");
  }

  @Test
  void whatIsNotTcpIsOther() {
    assertThat(line(LinkType.ETHERNET, bytes(Specimens.MACS, "0806 0001 0800 06 04 0001")))
        .isEqualTo("other");
    assertThat(line(LinkType.ETHERNET, bytes(Specimens.MACS, "0026 424203 0000000000")))
        .isEqualTo("other");
    assertThat(line(LinkType.LINUX_SLL, bytes("0000 0001 0006 020000000001 0000 0003 00")))
        .isEqualTo("other");
    assertThat(line(LinkType.NULL, bytes("00000007 00"))).isEqualTo("other");
    assertThat(line(147, Specimens.V4)).isEqualTo("other");
    assertThat(tunnel(132, "00")).isEqualTo("other");
    assertThat(tunnel(60, "0600 0104 00000000")).isEqualTo("other");
    // PPTP's GRE, VXLAN without an identifier, a later version of Geneve.
    assertThat(tunnel(47, "3001 880b 0000 0000 00000000")).isEqualTo("other");
    assertThat(tunnel(17, "c000 12b5 0010 0000 00000000 00000000")).isEqualTo("other");
    assertThat(tunnel(17, "c000 17c1 0010 0000 4000 0800 00000000")).isEqualTo("other");
  }

  @Test
  void depthOfAQuoteIsBounded() {
    byte[] quoted =
        bytes("60000000 0000 00 40", Specimens.V6_ADDRESSES, "0000 0104 00000000".repeat(8000));
    assertThat(line(LinkType.RAW, Specimens.extendedV6(58, bytes("0104 0000 00000000", quoted))))
        .isEqualTo("other");
  }

  @Test
  void depthIsBounded() {
    byte[] packet = Specimens.V4;
    for (int i = 0; i < 4; i++) {
      packet = Ip4.packet("192.0.2.1", "192.0.2.2", 4, packet);
    }
    assertThat(line(LinkType.RAW, packet)).isEqualTo(Specimens.SYN_V4);
    assertThat(line(LinkType.RAW, Ip4.packet("192.0.2.1", "192.0.2.2", 4, packet)))
        .isEqualTo("other");
    assertThat(line(LinkType.ETHERNET, bytes(Specimens.MACS, "8100 0001".repeat(20_000))))
        .isEqualTo("other");
    assertThat(
            line(LinkType.RAW, Specimens.extendedV6(0, bytes("0000 0104 00000000".repeat(8000)))))
        .isEqualTo("other");
  }

  /// The SYN in Ethernet with one byte of the IP packet replaced.
  private static String ipv4With(int index, int value) {
    byte[] frame = Specimens.ETHERNET.clone();
    frame[14 + index] = (byte) value;
    return line(LinkType.ETHERNET, frame);
  }

  private static String udp(String length) {
    return tunnel(17, "c000 0035" + length + "0000");
  }

  private static String tunnel(int protocol, String payload) {
    return line(LinkType.RAW, Ip4.packet("192.0.2.1", "192.0.2.2", protocol, bytes(payload)));
  }
}
