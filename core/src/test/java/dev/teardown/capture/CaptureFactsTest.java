// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static dev.teardown.capture.PcapngBytes.oneByte;
import static dev.teardown.capture.PcapngBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.wire.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CaptureFactsTest {

  private static final int COMMENT = 1;
  private static final int NAME = 2;
  private static final int DESCRIPTION = 3;
  private static final int RECEIVED = 4;
  private static final int DROPPED_BY_INTERFACE = 5;
  private static final int DROPPED_BY_SYSTEM = 7;

  @Test
  void interfacesAsDescribed() throws IOException {
    var writer = PcapngBytes.bigEndian().section();
    writer.describe(1, 262_144, text(NAME, "eth0"), text(DESCRIPTION, "the uplink\0"));
    writer.describe(113, 0, text(NAME, "any"), oneByte(9, 9));

    assertThat(CaptureReading.of(writer).facts().interfaces())
        .containsExactly(
            CaptureInterface.of(1, "eth0", "the uplink", 262_144),
            CaptureInterface.of(113, "any", "", 0));
  }

  @Test
  void theLastStatisticsOfEachInterfaceHold() throws IOException {
    var writer = PcapngBytes.littleEndian().section().describe(1, 0).describe(1, 0).describe(1, 0);
    writer.statistics(0, writer.number(RECEIVED, 10), writer.number(DROPPED_BY_INTERFACE, 1));
    writer.statistics(
        0, writer.number(DROPPED_BY_INTERFACE, 3), writer.number(DROPPED_BY_SYSTEM, 4));
    writer.statistics(1, writer.number(DROPPED_BY_SYSTEM, 5));
    writer.statistics(2, writer.number(DROPPED_BY_SYSTEM, -1));
    writer.statistics(7, writer.number(DROPPED_BY_SYSTEM, 1_000));

    var facts = CaptureReading.of(writer).facts();

    assertThat(facts.droppedPackets()).hasValue(12);
    assertThat(facts.interfaces())
        .extracting(CaptureInterface::droppedPackets)
        .containsExactly(OptionalLong.of(7), OptionalLong.of(5), OptionalLong.empty());
    assertThat(facts.interfaces().getFirst().receivedPackets()).hasValue(10);
  }

  @Test
  void nothingIsSaidToBeDroppedWhereNothingIsStated() throws IOException {
    var writer = PcapngBytes.littleEndian().section().describe(1, 0).statistics(0);

    assertThat(CaptureReading.of(writer).facts().droppedPackets()).isEmpty();
    assertThat(CaptureReading.of(PcapBytes.microseconds()).facts().droppedPackets()).isEmpty();
  }

  @Test
  void namesOfBothKindsOfAddress() throws IOException {
    var v6 = new byte[16];
    v6[0] = 0x20;
    v6[15] = 1;
    var writer = PcapngBytes.littleEndian().section();
    writer.names(
        name(1, new byte[] {10, 0, 0, 1}, "server.example\0www.example\0"),
        name(2, v6, "six.example\0"),
        name(3, new byte[6], "a link address\0"),
        name(1, new byte[] {10, 0}, ""));

    assertThat(CaptureReading.of(writer).facts().names())
        .isEqualTo(
            Map.of(
                IpAddress.v4(0x0a000001),
                "server.example",
                new IpAddress(0x2000_0000_0000_0000L, 1),
                "six.example"));
  }

  private static PcapngBytes.Option name(int type, byte[] address, String names) {
    var value = new String(address, StandardCharsets.ISO_8859_1) + names;
    return new PcapngBytes.Option(type, value.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void commentsOfSectionsAndInterfaces() throws IOException {
    var writer = PcapngBytes.bigEndian().section(text(COMMENT, "taken on b"), text(4, "dumpcap"));
    writer.describe(1, 0, text(COMMENT, "behind the balancer"));

    assertThat(CaptureReading.of(writer).facts().comments())
        .containsExactly("taken on b", "behind the balancer");
  }

  @Test
  void whatIsKeptIsBounded() throws IOException {
    var writer = PcapngBytes.bigEndian();
    for (int i = 0; i < 2_000; i++) {
      writer.section(text(COMMENT, "x".repeat(5_000)));
      writer.describe(1, 0).names(name(1, new byte[] {1, 2, (byte) (i >> 8), (byte) i}, "n\0"));
      writer.names(name(1, new byte[] {2, 2, (byte) (i >> 8), (byte) i}, "y".repeat(9_000)));
      writer.names(name(1, new byte[] {3, 2, (byte) (i >> 8), (byte) i}, "n\0"));
    }

    var facts = CaptureReading.of(writer).facts();

    assertThat(facts.comments()).hasSize(CaptureNotes.MAX_COMMENTS);
    assertThat(facts.comments().getFirst()).hasSize(PcapngOptions.MAX_TEXT_BYTES);
    assertThat(facts.interfaces()).hasSize(CaptureNotes.MAX_INTERFACES);
    assertThat(facts.names()).hasSize(CaptureNotes.MAX_NAMES);
    assertThat(facts.names().values()).allMatch(name -> name.length() <= 253);
  }

  @Test
  void optionsThatDoNotFitAreLeftOut() throws IOException {
    // a name that claims 200 bytes in a block that has room for 4
    var body = new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, (byte) 200, 'e', 't', 'h', '0'};
    var writer = PcapngBytes.bigEndian().section().block(1, body).enhanced(0, 1, new byte[3]);

    var reading = CaptureReading.of(writer);

    assertThat(reading.facts().interfaces().getFirst().name()).isEmpty();
    assertThat(reading.packets()).hasSize(1);
  }
}
