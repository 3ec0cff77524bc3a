// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teardown.capture.CaptureReading.Packet;
import dev.teardown.capture.PcapngWriter.Direction;
import dev.teardown.wire.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngWriterTest {

  private static final long TIME = 1_764_000_000_123_456_789L;

  /// A reset, 40 bytes of raw IPv4.
  private static final byte[] RESET =
      HexFormat.of()
          .parseHex(
              "450000280000400040066cce7f0000017f000001"
                  + "9c400050000000010000000050040000d4550000");

  @Test
  void readsBackAsItWasWritten() throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new PcapngWriter(out, "teardown test");
    int near = writer.describe("near", LinkType.RAW);
    int far = writer.describe("far", LinkType.ETHERNET);
    writer.packet(near, TIME, bytes(1, 2, 3, 4, 5), 0, 5, Direction.OUTBOUND, "dropped: loss");
    writer.packet(far, TIME + 1, bytes(9, 8, 7, 6), 1, 2, Direction.INBOUND, "");
    writer.packet(far, 0, bytes(), 0, 0, Direction.UNKNOWN, "");

    var reading = CaptureReading.of(out.toByteArray());
    assertThat(reading.problem()).isEmpty();
    assertThat(reading.packets())
        .containsExactly(
            new Packet(1, TIME, LinkType.RAW, near, 5, "0102030405"),
            new Packet(2, TIME + 1, LinkType.ETHERNET, far, 2, "0807"),
            new Packet(3, 0, LinkType.ETHERNET, far, 0, ""));
    assertThat(reading.facts().interfaces())
        .extracting(CaptureInterface::name)
        .containsExactly("near", "far");
  }

  @Property
  void anyPacketAndAnyComment(@ForAll @Size(max = 100) List<byte[]> packets, @ForAll String comment)
      throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new PcapngWriter(out, comment);
    int number = writer.describe(comment, LinkType.RAW);
    for (byte[] packet : packets) {
      writer.packet(number, TIME, packet, 0, packet.length, Direction.INBOUND, comment);
    }
    var reading = CaptureReading.of(out.toByteArray());
    assertThat(reading.problem()).isEmpty();
    assertThat(reading.packets())
        .extracting(Packet::hex)
        .isEqualTo(packets.stream().map(HexFormat.of()::formatHex).toList());
  }

  @Test
  void refusesAnInterfaceThatIsNotDescribedAndAPacketThatNoReaderTakes() throws IOException {
    var writer = new PcapngWriter(new ByteArrayOutputStream(), "teardown test");
    assertThatThrownBy(() -> writer.packet(0, TIME, bytes(), 0, 0, Direction.UNKNOWN, ""))
        .hasMessage("interface 0 is not described");
    int number = writer.describe("near", LinkType.RAW);
    int tooLong = RecordLimit.MAX_CAPTURED + 1;
    var bytes = new byte[tooLong];
    assertThatThrownBy(() -> writer.packet(number, TIME, bytes, 0, tooLong, Direction.UNKNOWN, ""))
        .hasMessage("a packet of 262145 bytes");
  }

  /// The other judge: Wireshark's reader.
  @Test
  void tsharkReadsIt(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/tshark")), "tshark is not installed: nothing to ask");
    var file = folder.resolve("written.pcapng");
    try (var out = Files.newOutputStream(file)) {
      var writer = new PcapngWriter(out, "teardown test");
      int near = writer.describe("near", LinkType.RAW);
      writer.packet(near, TIME, RESET, 0, 40, Direction.OUTBOUND, "dropped: loss");
    }
    var fields =
        "frame.interface_name frame.time_epoch frame.packet_flags_direction"
            + " frame.comment tcp.flags.reset";
    var command = new ArrayList<>(List.of("tshark", "-r", file.toString(), "-Tfields"));
    for (var field : fields.split(" ")) {
      command.addAll(List.of("-e", field));
    }
    assertThat(outputOf(command, folder))
        .isEqualTo("near\t1764000000.123456789\t0x00000002\tdropped: loss\t1\n");
  }

  private static String outputOf(List<String> command, Path folder)
      throws IOException, InterruptedException {
    var errors = folder.resolve("errors");
    var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return text;
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
