// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.wire.Specimens.Specimen;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whatever the bytes, decoding and printing never throw, and nothing outside the frame is read.
class ArbitraryBytesTest {

  private static final int[] LINK_TYPES = {0, 1, 12, 14, 101, 108, 113, 228, 229, 276, 147};

  /// One for all tries, so that fragments of one meet those of another.
  private final FrameDecoder decoder = new FrameDecoder();

  @Property(tries = 5000)
  void arbitraryBytes(
      @ForAll byte[] bytes,
      @ForAll @IntRange(max = 10) int link,
      @ForAll @IntRange(max = 70_000) int beyond) {
    var frame = new Frame();
    frame.set(bytes, 0, bytes.length, (long) bytes.length + beyond, LINK_TYPES[link], 0, 0, 1);
    readAll(decoder.decode(frame));
  }

  @Property(tries = 5000)
  void flippedBytes(@ForAll("specimens") Specimen specimen, @ForAll Random random) {
    byte[] bytes = flip(specimen.frame(), random);
    int captured = random.nextInt(bytes.length + 1);
    var frame = new Frame();
    frame.set(bytes, 0, captured, bytes.length, specimen.linkType(), 0, random.nextLong(), 1);
    readAll(decoder.decode(frame));
  }

  /// The same frame amid other surroundings gives the same line.
  @Property(tries = 2000)
  void onlyTheFrameIsRead(@ForAll("specimens") Specimen specimen, @ForAll Random random) {
    byte[] bytes = flip(specimen.frame(), random);
    int captured = random.nextInt(bytes.length + 1);
    assertThat(amid((byte) 0xff, bytes, captured, specimen.linkType()))
        .isEqualTo(amid((byte) 0, bytes, captured, specimen.linkType()));
  }

  private static String amid(byte filling, byte[] bytes, int captured, int linkType) {
    byte[] array = new byte[bytes.length + 100];
    Arrays.fill(array, filling);
    System.arraycopy(bytes, 0, array, 50, captured);
    var frame = new Frame();
    frame.set(array, 50, captured, bytes.length, linkType, 0, 0, 1);
    return readAll(new FrameDecoder().decode(frame));
  }

  @Provide
  static Arbitrary<Specimen> specimens() {
    return Arbitraries.of(
        Stream.concat(Specimens.all().stream(), Specimens.withoutSegment().stream()).toList());
  }

  private static byte[] flip(byte[] frame, Random random) {
    byte[] bytes = frame.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  /// Reads all that a result offers, and checks what the views promise.
  private static String readAll(DecodeResult result) {
    if (!(result instanceof TcpPacket packet)) {
      return Decoded.line(result);
    }
    var segment = packet.segment();
    var options = segment.options();
    assertThat(segment.headerLength()).isBetween(20, 60);
    assertThat(segment.captured()).isGreaterThanOrEqualTo(TcpSegmentView.MINIMUM_CAPTURED);
    assertThat(segment.payloadLength()).isNotNegative();
    assertThat(options.length()).isBetween(0, 40);
    assertThat(options.sackBlocks()).isBetween(0, 4);
    int payloadSum = 0;
    for (int i = 0; i < segment.capturedPayload(); i++) {
      payloadSum += segment.payloadAt(i);
    }
    return Decoded.line(result)
        + payloadSum
        + segment.checksum()
        + TcpChecksum.verify(packet)
        + options.mss()
        + options.windowScale()
        + options.tsVal()
        + options.firstSackRight()
        + options.isWellFormed()
        + options.isWhole();
  }
}
