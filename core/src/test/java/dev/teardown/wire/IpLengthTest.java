// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.Decoded.bytes;
import static dev.teardown.wire.Decoded.line;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How many bytes of payload there were: by the IP header, not by the frame.
class IpLengthTest {

  @Test
  void paddingOfAShortFrameIsNoPayload() {
    byte[] frame = FrameBuilder.between("10.0.0.1", "10.0.0.2").toEthernet();
    assertThat(frame).hasSize(54);
    assertThat(line(LinkType.ETHERNET, bytes(frame, "000000000000"))).endsWith("payload 0 of 0");
  }

  @Test
  void paddingBehindIpv6IsNoPayload() {
    assertThat(line(LinkType.ETHERNET, bytes(Specimens.MACS, "86dd", Specimens.V6, "ffff")))
        .isEqualTo(Specimens.SYN_V6);
  }

  /// Segmentation offload: the sender's capture sees the packet before it has a length.
  @Test
  void lengthZeroMeansTheWholeFrame() {
    byte[] packet = FrameBuilder.between("10.0.0.1", "10.0.0.2").payloadOf(50).toIp();
    packet[2] = 0;
    packet[3] = 0;
    var frame = new Frame();
    frame.set(packet, 0, 60, 100_000, LinkType.RAW, 0, 0, 1);
    assertThat(line(new FrameDecoder().decode(frame))).endsWith("payload 20 of 99960");
  }

  @Test
  void payloadLengthZeroMeansTheWholeFrame() {
    byte[] packet = FrameBuilder.between("::1", "::1").payloadOf(50).toIp();
    packet[4] = 0;
    packet[5] = 0;
    var frame = new Frame();
    frame.set(packet, 0, 100, 100_000, LinkType.RAW, 0, 0, 1);
    assertThat(line(new FrameDecoder().decode(frame))).endsWith("payload 40 of 99940");
  }

  @Test
  void lengthBeyondTheFrameMeansTheFrame() {
    byte[] v4 = FrameBuilder.between("10.0.0.1", "10.0.0.2").payloadOf(50).toIp();
    v4[2] = 0x7f;
    assertThat(line(LinkType.RAW, v4)).endsWith("payload 50 of 50");
    byte[] v6 = FrameBuilder.between("::1", "::1").payloadOf(50).toIp();
    v6[4] = 0x7f;
    assertThat(line(LinkType.RAW, v6)).endsWith("payload 50 of 50");
  }

  @Test
  void ipv4OptionsAreSteppedOver() {
    // 10.0.0.1:40000 > 10.0.0.2:80 ACK seq 1 ack 2 win 3, router alert
    String hex =
        """
        46 00 002c 0000 4000 40 06 0000 0a000001 0a000002 94040000
        9c40 0050 00000001 00000002 5010 0003 0000 0000
        """;
    assertThat(line(LinkType.RAW, hex))
        .isEqualTo(
            "tcp 10.0.0.1 > 10.0.0.2 ttl 64 40000 > 80 ACK seq 1 ack 2 win 3 payload 0 of 0");
  }
}
