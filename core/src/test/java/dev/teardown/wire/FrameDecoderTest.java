// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.Decoded.line;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The plain path: Ethernet, IP, TCP.
class FrameDecoderTest {

  @Test
  void ipv4() {
    // 10.0.0.1:40000 > 10.0.0.2:80 SYN seq 1000 win 64240 mss 1460
    String hex =
        """
        020000000002 020000000001 0800
        45 00 002c 1234 4000 40 06 1496 0a000001 0a000002
        9c40 0050 000003e8 00000000 6002 faf0 edb6 0000 020405b4
        0000
        """;
    assertThat(line(LinkType.ETHERNET, hex))
        .isEqualTo(
            "tcp 10.0.0.1 > 10.0.0.2 ttl 64"
                + " 40000 > 80 SYN seq 1000 ack 0 win 64240 payload 0 of 0");
  }

  @Test
  void ipv6() {
    // [2001:db8::1]:40000 > [2001:db8::2]:443 PSH,ACK seq 4294967295 ack 2 win 502 payload "hi"
    String hex =
        """
        020000000002 020000000001 86dd
        60000000 0016 06 39 20010db8000000000000000000000001 20010db8000000000000000000000002
        9c40 01bb ffffffff 00000002 5018 01f6 0000 0000 6869
        """;
    assertThat(line(LinkType.ETHERNET, hex))
        .isEqualTo(
            "tcp 2001:db8::1 > 2001:db8::2 ttl 57"
                + " 40000 > 443 PSH,ACK seq 4294967295 ack 2 win 502 payload 2 of 2");
  }

  @Test
  void whatTheBuilderBuildsIsWhatTheDecoderReads() {
    var builder =
        FrameBuilder.between("192.0.2.1", "192.0.2.200")
            .ports(65535, 1)
            .flags(TcpFlags.RST | TcpFlags.ACK | TcpFlags.AE)
            .seq(-1)
            .ack(77)
            .window(5)
            .ttl(3)
            .id(0xbeef)
            .timestamps(1, -2)
            .payloadOf(9)
            .vlan(7);
    var packet = (TcpPacket) new FrameDecoder().decode(builder.toFrame(0, 1));
    assertThat(line(packet))
        .isEqualTo(
            "tcp 192.0.2.1 > 192.0.2.200 ttl 3"
                + " 65535 > 1 RST,ACK,AE seq 4294967295 ack 77 win 5 payload 9 of 9");
    assertThat(packet.ip().identification()).isEqualTo(0xbeef);
    assertThat(packet.ip().dontFragment()).isTrue();
    assertThat(packet.segment().options().tsEcr()).isEqualTo(-2);
    assertThat(packet.segment().payloadAt(8)).isEqualTo(8);
  }
}
