// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Sequence numbers, big-endian fields, flag and link-type names.
class ArithmeticTest {

  @Property
  void sequenceNumbersCompareAcrossTheWrap(
      @ForAll int a, @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int ahead) {
    int b = a + ahead;
    assertThat(SequenceNumber.before(a, b)).isTrue();
    assertThat(SequenceNumber.before(b, a)).isFalse();
    assertThat(SequenceNumber.after(b, a)).isTrue();
    assertThat(SequenceNumber.after(a, a)).isFalse();
    assertThat(SequenceNumber.distance(b, a)).isEqualTo(ahead);
    assertThat(SequenceNumber.max(a, b)).isEqualTo(b);
    assertThat(SequenceNumber.max(b, a)).isEqualTo(b);
  }

  @Example
  void fieldsAreUnsignedAndBigEndian() {
    byte[] bytes = Decoded.hex("00 fedcba98 76543210");
    assertThat(NetworkOrder.u8(bytes, 1)).isEqualTo(0xfe);
    assertThat(NetworkOrder.u16(bytes, 1)).isEqualTo(0xfedc);
    assertThat(NetworkOrder.i32(bytes, 1)).isEqualTo(0xfedcba98);
    assertThat(NetworkOrder.u32(bytes, 1)).isEqualTo(0xfedcba98L);
    assertThat(NetworkOrder.i64(bytes, 1)).isEqualTo(0xfedcba98_76543210L);
  }

  @Example
  void flagsAreNamedAsPeopleSayThem() {
    assertThat(TcpFlags.text(0)).isEqualTo("none");
    assertThat(TcpFlags.text(TcpFlags.ACK | TcpFlags.SYN)).isEqualTo("SYN,ACK");
    assertThat(TcpFlags.text(TcpFlags.ACK | TcpFlags.RST)).isEqualTo("RST,ACK");
    assertThat(TcpFlags.text(0x1ff)).isEqualTo("SYN,FIN,RST,PSH,ACK,URG,ECE,CWR,AE");
  }

  /// A link type is named exactly when it is decoded.
  @Property
  void linkTypesAreNamed(@ForAll @IntRange(max = 300) int linkType) {
    assertThat(LinkType.nameOf(linkType).equals("link type " + linkType))
        .isNotEqualTo(LinkType.isDecoded(linkType));
  }
}
