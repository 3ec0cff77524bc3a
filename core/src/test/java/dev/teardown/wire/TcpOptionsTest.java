// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TcpOptionsTest {

  @Test
  void whatASynSays() {
    // mss 1460, SACK permitted, timestamps 1 2, nop, window scale 7
    var options = parse("020405b4 0402 080a 00000001 00000002 01 030307");
    assertThat(options.length()).isEqualTo(20);
    assertThat(options.mss()).isEqualTo(1460);
    assertThat(options.sackPermitted()).isTrue();
    assertThat(options.hasTimestamps()).isTrue();
    assertThat(options.tsVal()).isEqualTo(1);
    assertThat(options.tsEcr()).isEqualTo(2);
    assertThat(options.windowScale()).isEqualTo(7);
    assertThat(options.isWellFormed()).isTrue();
    assertThat(options.isWhole()).isTrue();
  }

  @Test
  void nothingSaidIsUnknown() {
    var options = parse("");
    assertThat(options.mss()).isEqualTo(-1);
    assertThat(options.windowScale()).isEqualTo(-1);
    assertThat(options.sackPermitted()).isFalse();
    assertThat(options.sackBlocks()).isZero();
    assertThat(options.hasTimestamps()).isFalse();
    assertThat(options.isMultipath()).isFalse();
    assertThat(options.multipathResetReason()).isEqualTo(-1);
    assertThat(options.hasFastOpen()).isFalse();
  }

  @Test
  void sackBlocks() {
    var options = parse("01 01 05 12 00000064 000000c8 0000012c 00000190");
    assertThat(options.sackBlocks()).isEqualTo(2);
    assertThat(options.firstSackLeft()).isEqualTo(100);
    assertThat(options.firstSackRight()).isEqualTo(200);
    assertThat(parse("05 0a 00000064 000000c8").sackBlocks()).isEqualTo(1);
    assertThat(parse("05 0b 00000064 000000c8 00").sackBlocks()).as("no whole blocks").isZero();
  }

  @Test
  void multipathReset() {
    // MP_TCPRST, transient, reason 3: too much outstanding data
    var options = parse("1e 04 81 03");
    assertThat(options.isMultipath()).isTrue();
    assertThat(options.multipathResetReason()).isEqualTo(3);
    assertThat(parse("1e 04 71 03").multipathResetReason()).as("MP_FASTCLOSE").isEqualTo(-1);
  }

  @Test
  void fastOpenByEitherNumber() {
    assertThat(parse("22 02 01 01").hasFastOpen()).isTrue();
    assertThat(parse("fe 04 f989").hasFastOpen()).isTrue();
    assertThat(parse("fe 04 f98a").hasFastOpen()).isFalse();
  }

  @Test
  void whatFollowsTheEndOfTheListIsPadding() {
    var options = parse("00 030307");
    assertThat(options.windowScale()).isEqualTo(-1);
    assertThat(options.isWellFormed()).isTrue();
  }

  @Test
  void anAbsurdLengthEndsTheWalk() {
    for (String absurd : new String[] {"0300", "0301", "03ff", "01 08"}) {
      var options = parse("020405b4" + absurd);
      assertThat(options.mss()).as(absurd).isEqualTo(1460);
      assertThat(options.windowScale()).as(absurd).isEqualTo(-1);
      assertThat(options.isWellFormed()).as(absurd).isFalse();
    }
  }

  @Test
  void wrongSizesAreNotRead() {
    assertThat(parse("020305 01").mss()).isEqualTo(-1);
    assertThat(parse("030407 00").windowScale()).isEqualTo(-1);
    assertThat(parse("0809 00000001 000000").hasTimestamps()).isFalse();
  }

  /// The sender is not blamed for the snap length.
  @Test
  void cutByTheCapture() {
    byte[] bytes = Decoded.hex("020405b4 0402 080a 00000001 00000002 01 030307");
    var options = new TcpOptions();
    for (int captured = 0; captured < bytes.length; captured++) {
      options.parse(bytes, 0, captured, bytes.length);
      assertThat(options.isWellFormed()).as("%d bytes", captured).isTrue();
      assertThat(options.isWhole()).as("%d bytes", captured).isFalse();
      assertThat(options.mss()).as("%d bytes", captured).isEqualTo(captured < 4 ? -1 : 1460);
      assertThat(options.hasTimestamps()).as("%d bytes", captured).isEqualTo(captured >= 16);
    }
  }

  @Test
  void eachSegmentHasItsOwn() {
    var decoder = new FrameDecoder();
    var first = FrameBuilder.between("10.0.0.1", "10.0.0.2").mss(1000).toFrame(0, 1);
    var second = FrameBuilder.between("10.0.0.1", "10.0.0.2").windowScale(2).toFrame(0, 2);
    assertThat(((TcpPacket) decoder.decode(first)).segment().options().mss()).isEqualTo(1000);
    var options = ((TcpPacket) decoder.decode(second)).segment().options();
    assertThat(options.mss()).isEqualTo(-1);
    assertThat(options.windowScale()).isEqualTo(2);
  }

  private static TcpOptions parse(String hex) {
    byte[] bytes = Decoded.hex(hex);
    var options = new TcpOptions();
    options.parse(bytes, 0, bytes.length, bytes.length);
    return options;
  }
}
