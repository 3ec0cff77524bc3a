// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.capture.CaptureReading.Packet;
import dev.teardown.wire.Frame;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapFileTest {

  private static final byte[] PACKET = {1, 2, 3, 4, 5};

  @Test
  void readsGoldenBytes() throws IOException {
    // little-endian, Ethernet, one packet of 60 bytes cut to 4, at 2024-01-02T03:04:05.678901Z
    var bytes =
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "d4 c3 b2 a1 02 00 04 00 00 00 00 00 00 00 00 00 04 00 00 00 01 00 00 00 "
                    + "25 7d 93 65 f5 5b 0a 00 04 00 00 00 3c 00 00 00 de ad be ef");

    var reading = CaptureReading.of(bytes);

    assertThat(reading.packets())
        .containsExactly(new Packet(1, 1_704_164_645_678_901_000L, 1, 0, 60, "deadbeef"));
    assertThat(reading.problem()).isEmpty();
    assertThat(reading.position()).isEqualTo(bytes.length);
  }

  @Test
  void readsEachVariantInBothByteOrders() throws IOException {
    assertTime(PcapBytes.microseconds(), "pcap", 7_000_008_000L);
    assertTime(PcapBytes.microseconds().littleEndian(), "pcap", 7_000_008_000L);
    assertTime(PcapBytes.nanoseconds(), "pcap with nanoseconds", 7_000_000_008L);
    assertTime(PcapBytes.nanoseconds().littleEndian(), "pcap with nanoseconds", 7_000_000_008L);
    assertTime(PcapBytes.modified(), "modified pcap", 7_000_008_000L);
    assertTime(PcapBytes.modified().littleEndian(), "modified pcap", 7_000_008_000L);
  }

  private static void assertTime(PcapBytes writer, String format, long timeNanos)
      throws IOException {
    var reading = CaptureReading.of(writer.record(7, 8, PACKET).record(9, 0, PACKET).toBytes());

    assertThat(reading.facts().format()).isEqualTo(format);
    assertThat(reading.packets())
        .containsExactly(
            new Packet(1, timeNanos, 1, 0, 5, "0102030405"),
            new Packet(2, 9_000_000_000L, 1, 0, 5, "0102030405"));
    assertThat(reading.problem()).isEmpty();
  }

  @Test
  void secondsAreUnsigned() throws IOException {
    var reading =
        CaptureReading.of(PcapBytes.nanoseconds().record(0xffff_ffffL, 1, PACKET).toBytes());

    assertThat(reading.packets().getFirst().timeNanos()).isEqualTo(4_294_967_295_000_000_001L);
  }

  @Test
  void linkTypeLeavesOutTheCheckSequenceBits() throws IOException {
    var bytes = PcapBytes.microseconds().linkType(0x2400_0000 | 276).record(0, 0, PACKET);

    assertThat(CaptureReading.of(bytes.toBytes()).packets().getFirst().linkType()).isEqualTo(276);
  }

  @Test
  void recordsLongerThanTheSnapLengthAreRead() throws IOException {
    var reading = CaptureReading.of(PcapBytes.microseconds().snapLength(2).record(0, 0, PACKET));

    assertThat(reading.packets().getFirst().hex()).isEqualTo("0102030405");
    assertThat(reading.facts().interfaces().getFirst().snapLength()).isEqualTo(2);
  }

  @Test
  void moreCapturedThanOriginalIsCutToTheOriginal() throws IOException {
    var writer = PcapBytes.microseconds().record(0, 0, 5, 3, PACKET).record(1, 0, PACKET);

    var reading = CaptureReading.of(writer);

    assertThat(reading.packets()).extracting(Packet::hex).containsExactly("010203", "0102030405");
  }

  @Test
  void theLargestPacketIsReadAndOneByteMoreIsNot() throws IOException {
    var largest = new byte[262_144];
    var writer = PcapBytes.microseconds().record(0, 0, largest);
    writer.record(0, 0, 262_145, 262_145, new byte[262_145]);

    var reading = CaptureReading.of(writer);

    assertThat(reading.packets()).singleElement().extracting(Packet::original).isEqualTo(262_144L);
    assertThat(reading.problem())
        .isEqualTo(
            "packet 2 at byte 262184 claims 262145 captured bytes, more than the 262144 that any"
                + " packet may have: the file is damaged there");
  }

  @Test
  void aRecordOfTwoGigabytesIsAProblemInOneLine() throws IOException {
    var writer = PcapBytes.microseconds().record(0, 0, PACKET);
    writer.record(0, 0, 0x8000_0000L, 0x8000_0000L, PACKET);

    var reading = CaptureReading.of(writer);

    assertThat(reading.packets()).hasSize(1);
    assertThat(reading.problem()).startsWith("packet 2 at byte 45 claims 2147483648 captured");
  }

  @Test
  void aCutPacketIsAProblemAfterAllThatAreWhole() throws IOException {
    var writer = PcapBytes.microseconds().record(0, 0, PACKET).record(0, 0, 90, 90, PACKET);

    var reading = CaptureReading.of(writer);

    assertThat(reading.packets()).hasSize(1);
    assertThat(reading.problem())
        .isEqualTo("cut off in the middle of packet 2 at byte 45 (21 of 106 bytes are there)");
  }

  @Test
  void theEndStaysTheEnd() throws IOException {
    var source = CaptureFile.open(ByteSources.of(PcapBytes.microseconds().toBytes()));
    var frame = new Frame();

    assertThat(source.next(frame)).isFalse();
    assertThat(source.next(frame)).isFalse();
    assertThat(source.problem()).isEmpty();
  }

  @Test
  void aSourceThatFailsGivesAllFramesBefore() throws IOException {
    var bytes = PcapBytes.microseconds().record(0, 0, PACKET).record(0, 0, PACKET).toBytes();
    var source = CaptureFile.open(ByteSources.failingAfter(bytes, "damaged gzip data"));
    var frame = new Frame();

    assertThat(source.next(frame)).isTrue();
    assertThat(source.next(frame)).isTrue();
    assertThatThrownBy(() -> source.next(frame)).hasMessage("damaged gzip data");
  }
}
