// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Whatever happens to a sound file, reading it ends well and gives what is whole.
class CaptureDamageTest {

  /// A sound file, and where each of its packets ends.
  record Sample(byte[] bytes, List<Integer> packetEnds) {

    @Override
    public String toString() {
      return bytes.length + " bytes, packets end at " + packetEnds;
    }
  }

  @Provide
  Arbitrary<Sample> samples() {
    var packets =
        Arbitraries.integers().between(0, 90).map(byte[]::new).list().ofMinSize(1).ofMaxSize(8);
    return Combinators.combine(packets, Arbitraries.integers().between(0, 4))
        .as(CaptureDamageTest::sample);
  }

  private static Sample sample(List<byte[]> packets, int variant) {
    return switch (variant) {
      case 0 -> pcap(PcapBytes.microseconds(), packets);
      case 1 -> pcap(PcapBytes.nanoseconds().littleEndian(), packets);
      case 2 -> pcap(PcapBytes.modified(), packets);
      case 3 -> pcapng(PcapngBytes.bigEndian(), packets);
      default -> pcapng(PcapngBytes.littleEndian(), packets);
    };
  }

  private static Sample pcap(PcapBytes writer, List<byte[]> packets) {
    var ends = packets.stream().map(p -> writer.record(1, 2, p).toBytes().length).toList();
    return new Sample(writer.toBytes(), ends);
  }

  private static Sample pcapng(PcapngBytes writer, List<byte[]> packets) {
    writer.section(PcapngBytes.text(1, "a comment")).describe(1, 0, PcapngBytes.text(2, "eth0"));
    writer.block(77, new byte[12]).names(PcapngBytes.text(1, "\0\0\0\1name\0"));
    var ends = packets.stream().map(p -> pcapngPacket(writer, p).toBytes().length).toList();
    writer.statistics(0, writer.number(5, 3));
    return new Sample(writer.toBytes(), ends);
  }

  private static PcapngBytes pcapngPacket(PcapngBytes writer, byte[] packet) {
    return switch (packet.length % 3) {
      case 0 -> writer.enhanced(0, 5, packet);
      case 1 -> writer.simple(packet.length, packet);
      default -> writer.obsolete(0, 0, 5, packet);
    };
  }

  @Property(tries = 50)
  void anyPrefixGivesThePacketsWhollyInIt(@ForAll("samples") Sample sample) throws IOException {
    var whole = CaptureReading.of(sample.bytes());
    assertThat(whole.packets()).hasSameSizeAs(sample.packetEnds());
    assertThat(whole.problem()).isEmpty();

    for (int length = 0; length < sample.bytes().length; length++) {
      int kept = length;
      long inside = sample.packetEnds().stream().filter(end -> end <= kept).count();
      try {
        var reading = CaptureReading.of(Arrays.copyOf(sample.bytes(), length));
        assertThat(reading.packets()).isEqualTo(whole.packets().subList(0, (int) inside));
        assertThat(reading.position()).isLessThanOrEqualTo(length);
      } catch (UnreadableCaptureException e) {
        assertThat(length).isLessThan(24);
      }
    }
  }

  @Property
  void flippedBytesNeverThrow(
      @ForAll("samples") Sample sample,
      @ForAll @IntRange(min = 1, max = 12) int flips,
      @ForAll long seed)
      throws IOException {
    var bytes = sample.bytes().clone();
    var random = new Random(seed);
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }

    try {
      var reading = CaptureReading.of(bytes);
      assertThat(reading.position()).isLessThanOrEqualTo(bytes.length);
      assertThat(reading.problem()).doesNotContain("\n");
    } catch (UnreadableCaptureException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  @Property(tries = 300)
  void anySplitOfTheReadsGivesTheSame(
      @ForAll("samples") Sample sample,
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll long seed)
      throws IOException {
    var random = new Random(seed);
    var pieces = ByteSources.inPieces(sample.bytes(), () -> 1 + random.nextInt(most));

    assertThat(CaptureReading.of(pieces)).isEqualTo(CaptureReading.of(sample.bytes()));
  }
}
