// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static dev.teardown.capture.PcapngBytes.oneByte;
import static dev.teardown.capture.PcapngBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.capture.CaptureReading.Packet;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapngFileTest {

  private static final byte[] PACKET = {1, 2, 3, 4, 5};
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;

  @Test
  void readsGoldenBytes() throws IOException {
    // section, one Ethernet interface in microseconds, one packet of 60 bytes cut to 4 at 1 s
    var bytes =
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "0a 0d 0d 0a 1c 00 00 00 4d 3c 2b 1a 01 00 00 00 ff ff ff ff ff ff ff ff 1c 00 00"
                    + " 00 01 00 00 00 14 00 00 00 01 00 00 00 00 00 04 00 14 00 00 00 06 00 00 00"
                    + " 24 00 00 00 00 00 00 00 00 00 00 00 40 42 0f 00 04 00 00 00 3c 00 00 00 de"
                    + " ad be ef 24 00 00 00");

    var reading = CaptureReading.of(bytes);

    assertThat(reading.packets())
        .containsExactly(new Packet(1, 1_000_000_000L, 1, 0, 60, "deadbeef"));
    assertThat(reading.problem()).isEmpty();
    assertThat(reading.position()).isEqualTo(bytes.length);
    assertThat(reading.facts().format()).isEqualTo("pcapng");
  }

  @Test
  void severalInterfacesKeepTheirLinkTypeAndClock() throws IOException {
    var writer = PcapngBytes.littleEndian();
    writer.section().describe(1, 0, oneByte(RESOLUTION, 9)).describe(101, 96);
    writer.describe(276, 0, oneByte(RESOLUTION, 0x8a), writer.number(OFFSET, 100));
    writer.enhanced(2, 512, PACKET).enhanced(1, 7, PACKET).enhanced(0, 7, PACKET);

    assertThat(CaptureReading.of(writer).packets())
        .containsExactly(
            new Packet(1, 100_500_000_000L, 276, 2, 5, "0102030405"),
            new Packet(2, 7_000, 101, 1, 5, "0102030405"),
            new Packet(3, 7, 1, 0, 5, "0102030405"));
  }

  @Test
  void sectionsStartAnewInTheirOwnByteOrder() throws IOException {
    var writer = PcapngBytes.bigEndian().section().describe(1, 0).describe(1, 0);
    writer.enhanced(1, 1, PACKET);
    writer.turnTo(ByteOrder.LITTLE_ENDIAN).section().describe(101, 0).enhanced(0, 2, PACKET);

    var reading = CaptureReading.of(writer);

    assertThat(reading.packets())
        .containsExactly(
            new Packet(1, 1_000, 1, 1, 5, "0102030405"),
            new Packet(2, 2_000, 101, 2, 5, "0102030405"));
    assertThat(reading.facts().interfaces()).hasSize(3);
  }

  @Test
  void theInterfacesOfAnEarlierSectionAreGone() throws IOException {
    var writer = PcapngBytes.bigEndian().section().describe(1, 0).section();

    var reading = CaptureReading.of(writer.enhanced(0, 1, PACKET));

    assertThat(reading.packets()).isEmpty();
    assertThat(reading.problem())
        .isEqualTo(
            "a packet at byte 76 names interface 0, but the section describes 0: the file is"
                + " damaged there");
  }

  @Test
  void simplePacketsTakeTheLastTimeAndTheSnapLength() throws IOException {
    var writer = PcapngBytes.bigEndian().section().describe(1, 5).simple(5, PACKET);
    writer.enhanced(0, 3, PACKET).simple(1_500, PACKET).simple(2, new byte[] {6, 7});

    assertThat(CaptureReading.of(writer).packets())
        .containsExactly(
            new Packet(1, 0, 1, 0, 5, "0102030405"),
            new Packet(2, 3_000, 1, 0, 5, "0102030405"),
            new Packet(3, 3_000, 1, 0, 1_500, "0102030405"),
            new Packet(4, 3_000, 1, 0, 2, "0607"));
  }

  @Test
  void obsoletePacketsCountWhatWasLostBeforeThem() throws IOException {
    var writer = PcapngBytes.littleEndian().section().describe(1, 0);
    writer.obsolete(0, 3, 4, PACKET).obsolete(0, 0xffff, 5, PACKET).obsolete(0, 2, 6, PACKET);

    var reading = CaptureReading.of(writer);

    assertThat(reading.packets())
        .extracting(Packet::timeNanos)
        .containsExactly(4_000L, 5_000L, 6_000L);
    assertThat(reading.facts().droppedPackets()).hasValue(5);
  }

  @Test
  void otherBlocksArePassedOver() throws IOException {
    var writer = PcapngBytes.bigEndian().section().describe(1, 0);
    writer.block(0x0bad, new byte[8]).block(0x4000_0bad, new byte[2_000_000]);
    writer.block(10, new byte[40]).enhanced(0, 1, PACKET, text(1, "a comment")).block(0x80000001);

    var reading = CaptureReading.of(writer);

    assertThat(reading.packets()).hasSize(1);
    assertThat(reading.problem()).isEmpty();
    assertThat(reading.facts().secretsBlocks()).isEqualTo(1);
    assertThat(reading.facts().comments()).isEmpty();
  }

  @Test
  void moreCapturedThanOriginalIsCutToTheOriginal() throws IOException {
    var writer = PcapngBytes.bigEndian().section().describe(1, 0).enhanced(0, 1, 5, 2, PACKET);

    assertThat(CaptureReading.of(writer).packets().getFirst().hex()).isEqualTo("0102");
  }
}
