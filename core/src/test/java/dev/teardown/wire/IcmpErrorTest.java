// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.Decoded.bytes;
import static dev.teardown.wire.Decoded.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpErrorTest {

  private static final String ABOUT_V4 =
      " from 10.0.0.254 about 10.0.0.1 > 10.0.0.2 ttl 64 40000 > 80 seq 1000";
  private static final String ABOUT_V6 =
      " from 2001:db8::1 about 2001:db8::1 > 2001:db8::2 ttl 64 40000 > 80 seq 1000";

  /// IP header and the eight bytes that RFC 792 promises.
  private static final byte[] QUOTED_V4 = Arrays.copyOf(Specimens.V4, 28);

  private static final byte[] QUOTED_V6 = Arrays.copyOf(Specimens.V6, 48);

  @ParameterizedTest
  @CsvSource({"3, 1", "3, 13", "4, 0", "5, 1", "11, 0", "12, 0"})
  void ipv4(int type, int code) {
    assertThat(v4("%02x%02x0000 00000000".formatted(type, code), QUOTED_V4))
        .isEqualTo("icmp type " + type + " code " + code + ABOUT_V4);
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 0", "3, 0", "4, 1"})
  void ipv6(int type, int code) {
    assertThat(v6("%02x%02x0000 00000000".formatted(type, code), QUOTED_V6))
        .isEqualTo("icmp type " + type + " code " + code + ABOUT_V6);
  }

  @Test
  void extensionHeadersInTheQuoteAreSteppedOver() {
    byte[] quoted =
        bytes(
            "60000000 0018 00 40",
            Specimens.V6_ADDRESSES,
            "2c00 0104 00000000",
            "0600 0001 00000007",
            Arrays.copyOf(Specimens.SEGMENT_V6, 8));
    assertThat(v6("0104 0000 00000000", quoted)).isEqualTo("icmp type 1 code 4" + ABOUT_V6);
  }

  @Test
  void optionsInTheQuoteAreSteppedOver() {
    byte[] tcp = Arrays.copyOfRange(QUOTED_V4, 20, 28);
    byte[] quoted = bytes("4600 0020 0000 4000 40 06 0000 0a000001 0a000002 01010100", tcp);
    assertThat(v4("0303 0000 00000000", quoted)).isEqualTo("icmp type 3 code 3" + ABOUT_V4);
  }

  @Test
  void echoesAndQuotesOfOtherProtocolsAreOther() {
    assertThat(v4("0800 0000 00000000", QUOTED_V4)).isEqualTo("other");
    assertThat(v6("8000 0000 00000000", QUOTED_V6)).isEqualTo("other");
    byte[] udp = QUOTED_V4.clone();
    udp[9] = 17;
    assertThat(v4("0303 0000 00000000", udp)).isEqualTo("other");
    byte[] laterFragment = QUOTED_V4.clone();
    laterFragment[7] = 1;
    assertThat(v4("0303 0000 00000000", laterFragment)).isEqualTo("other");
  }

  /// Icmpv6 inside IPv4, or the reverse, is nothing.
  @Test
  void theFamilyOfTheCarrierCounts() {
    byte[] message = bytes("0104 0000 00000000", QUOTED_V6);
    assertThat(line(LinkType.RAW, Ip4.packet("10.0.0.254", "10.0.0.1", 58, message)))
        .isEqualTo("other");
    assertThat(line(LinkType.RAW, Specimens.extendedV6(1, bytes("0303 0000 00000000", QUOTED_V4))))
        .isEqualTo("other");
  }

  @Test
  void quotesThatAreTooShortOrNoIp() {
    assertThat(v4("0303 0000 00000000", Arrays.copyOf(QUOTED_V4, 27)))
        .startsWith("malformed at 48: packet quoted by ICMP longer than what holds it");
    assertThat(v4("0303 0000 00000000", new byte[28]))
        .isEqualTo("malformed at 28: ICMP error quotes no IPv4 header [RFC 792]");
    assertThat(v6("0104 0000 00000000", new byte[48]))
        .isEqualTo("malformed at 48: ICMP error quotes no IPv6 header [RFC 4443 3]");
  }

  @Test
  void cutByTheCaptureAtEveryLength() {
    byte[] packet =
        Ip4.packet("10.0.0.254", "10.0.0.1", 1, bytes("0303 0000 00000000", Specimens.V4));
    var decoder = new FrameDecoder();
    var frame = new Frame();
    for (int captured = 0; captured < packet.length; captured++) {
      frame.set(packet, 0, captured, packet.length, LinkType.RAW, 0, 0, 1);
      assertThat(line(decoder.decode(frame)))
          .as("%d bytes", captured)
          .matches(captured < 56 ? "malformed .* cut off by the capture \\[]" : "icmp .*");
    }
  }

  private static String v4(String header, byte[] quoted) {
    byte[] message = bytes(header, quoted);
    return line(LinkType.RAW, Ip4.packet("10.0.0.254", "10.0.0.1", 1, message));
  }

  private static String v6(String header, byte[] quoted) {
    return line(LinkType.RAW, Specimens.extendedV6(58, bytes(header, quoted)));
  }
}
