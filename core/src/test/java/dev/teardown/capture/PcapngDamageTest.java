// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each kind of damage: the packet before it is given, and the problem names place and finding.
class PcapngDamageTest {

  private static final byte[] PACKET = {1, 2, 3, 4, 5};

  /// Section 28, interface 20, packet 40 bytes: what follows stands at byte 88.
  private static PcapngBytes onePacket() {
    return PcapngBytes.littleEndian().section().describe(1, 0).enhanced(0, 1, PACKET);
  }

  private static void assertProblem(PcapngBytes writer, String problem) throws IOException {
    var reading = CaptureReading.of(writer);

    assertThat(reading.packets()).hasSize(1);
    assertThat(reading.problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "99, 0, a block of type 99 at byte 88 claims to be 0 bytes long; it takes at least 12",
    "99, 8, a block of type 99 at byte 88 claims to be 8 bytes long; it takes at least 12",
    "6, 28, a packet at byte 88 claims to be 28 bytes long; it takes at least 32",
    "5, 20, an interface statistics block at byte 88 claims to be 20 bytes long;"
        + " it takes at least 24",
    "99, 22, 'a block of type 99 at byte 88 claims to be 22 bytes long,"
        + " which is not a multiple of 4'",
    "99, 4294967292, a block of type 99 at byte 88 claims to be 4294967292 bytes long;"
        + " the most that is believed is 268435456",
    "6, 4294967292, a packet at byte 88 claims to be 4294967292 bytes long;"
        + " the most that is believed is 1048576",
  })
  void lengthsThatCannotBe(int type, long length, String problem) throws IOException {
    var writer = onePacket().block(type, length, length, new byte[64]);

    assertProblem(writer, problem + ": the file is damaged there");
  }

  @ParameterizedTest
  @CsvSource({"99, a block of type 99", "6, a packet"})
  void lengthsThatDiffer(int type, String what) throws IOException {
    assertProblem(
        onePacket().block(type, 44, 48, new byte[32]),
        what
            + " at byte 88 claims to be 44 bytes long at its start and 48 at its end:"
            + " the file is damaged there");
  }

  @Test
  void aSectionWithoutByteOrder() throws IOException {
    assertProblem(
        onePacket().block(0x0a0d0d0a, new byte[16]),
        "a section header at byte 88 has no byte-order magic: the file is damaged there");
  }

  @Test
  void moreCapturedThanThereIsRoomFor() throws IOException {
    assertProblem(
        onePacket().enhanced(0, 1, 9, 9, PACKET),
        "a packet at byte 88 claims 9 captured bytes, but has room for 8:"
            + " the file is damaged there");
  }

  @Test
  void moreCapturedThanAnyPacketHas() throws IOException {
    assertProblem(
        onePacket().enhanced(0, 1, 0xffff_ffffL, 9, PACKET),
        "packet 2 at byte 88 claims 4294967295 captured bytes, more than the 262144 that any packet"
            + " may have: the file is damaged there");
  }

  @Test
  void anInterfaceThatIsNotDescribed() throws IOException {
    assertProblem(
        onePacket().enhanced(-1, 1, PACKET),
        "a packet at byte 88 names interface 4294967295, but the section describes 1:"
            + " the file is damaged there");
  }

  @Test
  void tooManyInterfaces() throws IOException {
    var writer = onePacket();
    for (int i = 0; i < PcapngInterfaces.MAX_PER_SECTION; i++) {
      writer.describe(1, 0);
    }

    assertProblem(
        writer,
        "an interface description at byte 1310788 is one too many after 65536:"
            + " the file is damaged there");
  }

  @ParameterizedTest
  @CsvSource({
    "5, in the middle of a block at byte 88 (5 of 12 bytes are there)",
    "25, in the middle of packet 2 at byte 88 (25 of 40 bytes are there)",
    "45, in the middle of a block at byte 128 (5 of 12 bytes are there)",
    "60, in the middle of a block of type 99 at byte 128 (20 of 24 bytes are there)",
    "62, in the middle of a block of type 99 at byte 128 (22 of 24 bytes are there)",
    "82, in the middle of a name resolution block at byte 152 (18 of 20 bytes are there)"
  })
  void cutOff(int kept, String problem) throws IOException {
    var writer = onePacket().enhanced(0, 1, PACKET).block(99, new byte[12]).block(4, new byte[8]);

    var reading = CaptureReading.of(Arrays.copyOf(writer.toBytes(), 88 + kept));

    assertThat(reading.problem()).isEqualTo("cut off " + problem);
  }
}
