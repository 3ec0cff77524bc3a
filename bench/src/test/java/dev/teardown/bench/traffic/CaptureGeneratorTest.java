// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureGeneratorTest {

  private static final int FLOWS = 400;
  private static final int PACKETS = 30_000;

  @TempDir Path folder = Path.of("");

  private static CaptureOptions options(long seed, boolean nanoseconds, int reusePerMille) {
    return new CaptureOptions(PACKETS, FLOWS, seed, 96, 20, 50, false, nanoseconds, reusePerMille);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, -7})
  void writesExactlyThePacketsAndFlowsAskedForInOrderOfTime(long seed) throws IOException {
    var capture = CapturedFile.generate(folder, options(seed, seed % 2 == 0, 0));

    assertThat(capture.packets()).hasSize(PACKETS);
    assertThat(capture.packets()).extracting(CapturedPacket::timeMicros).isSorted();
    assertThat(capture.packets().stream().map(CapturedPacket::tuple).collect(Collectors.toSet()))
        .hasSize(FLOWS);
    assertThat(capture.truth()).hasSize(FLOWS);
  }

  @Test
  void lengthsAndChecksumsAreConsistent() throws IOException {
    var capture = CapturedFile.generate(folder, options(1, false, 0));

    assertThat(capture.packets())
        .allSatisfy(packet -> {
          assertThat(packet.ipLength() + 14).isEqualTo(packet.originalLength());
          assertThat(packet.payloadLength()).isBetween(0, 1460);
          assertThat(packet.tcpHeaderLength()).isBetween(20, 60);
          assertThat(packet.checksumsHold()).isTrue();
        });
  }

  @Test
  void checksumsHoldOverWholePayloadsToo() throws IOException {
    var whole = new CaptureOptions(5_000, 50, 1, 65_535, 50, 10, false, false, 0);

    var capture = CapturedFile.generate(folder, whole);

    assertThat(capture.packets()).allMatch(CapturedPacket::checksumsHold);
    assertThat(capture.packets()).anyMatch(packet -> packet.originalLength() > 1500);
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    assertThat(bytes(options(5, false, 2))).isEqualTo(bytes(options(5, false, 2)));
    assertThat(bytes(options(5, false, 2))).isNotEqualTo(bytes(options(6, false, 2)));
  }

  @Test
  void truthNamesEachStreamInOrderOfFirstPacket() throws IOException {
    var capture = CapturedFile.generate(folder, options(2, false, 200));

    assertThat(capture.truth()).hasSameSizeAs(capture.streams());
    for (var stream = 0; stream < capture.truth().length; stream++) {
      var first = capture.streams().get(stream).getFirst();
      assertThat(capture.truth(stream, 0)).isEqualTo(Integer.toString(stream));
      assertThat(first.isPureSyn()).isTrue();
      assertThat(first.source()).isEqualTo(end(capture, stream, 1));
      assertThat(first.destination()).isEqualTo(end(capture, stream, 3));
    }
  }

  @Test
  void reusedPortsBelongToAnEndedConnectionAndBeginBeyondIt() throws IOException {
    var capture = CapturedFile.generate(folder, options(3, false, 300));
    var ended = new HashMap<String, CapturedPacket>();
    var reused = 0;

    for (var stream : capture.streams()) {
      var before = ended.put(stream.getFirst().tuple(), stream.getLast());
      if (before != null) {
        reused++;
        var first = stream.getFirst();
        var lastSeq = first.source().equals(before.source()) ? before.end() : before.ack();
        assertThat(first.timeMicros()).isGreaterThan(before.timeMicros() + 1_000_000);
        assertThat(first.seq() - lastSeq).isPositive();
      }
    }
    assertThat(reused).isBetween(20, 150);
  }

  @Test
  void flowsRunSideBySide() throws IOException {
    var capture = CapturedFile.generate(folder, options(1, false, 0));
    var switches = 0;
    for (var i = 1; i < capture.packets().size(); i++) {
      if (!capture.packets().get(i).tuple().equals(capture.packets().get(i - 1).tuple())) {
        switches++;
      }
    }

    assertThat(switches).isGreaterThan(PACKETS / 20);
  }

  @Test
  void oneInAHundredIsSentAgain() throws IOException {
    var capture = CapturedFile.generate(folder, options(1, false, 0));
    var data = 0;
    var again = 0;
    for (var stream : capture.streams()) {
      var highest = new HashMap<String, Integer>();
      for (var packet : stream) {
        if (packet.payloadLength() > 0) {
          data++;
          var end = highest.get(packet.source());
          again += end != null && packet.end() - end <= 0 ? 1 : 0;
          highest.merge(packet.source(), packet.end(), (a, b) -> b - a > 0 ? b : a);
        }
      }
    }

    assertThat(again / (double) data).isBetween(0.005, 0.025);
  }

  @Test
  void shortFlowsAreSmallAndComplete() throws IOException {
    var options = new CaptureOptions(0, 3_000, 1, 96, 20, 100, true, false, 0);

    var capture = CapturedFile.generate(folder, options);

    assertThat(capture.streams()).hasSize(3_000);
    assertThat(capture.packets().size() / 3_000.0).isBetween(8.0, 10.5);
  }

  @Test
  void tooFewPacketsForTheEndingsIsMisuse() {
    var options = new CaptureOptions(100, 1_000, 1, 96, 20, 50, false, false, 0);

    assertThatThrownBy(() -> new CaptureGenerator(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 100");
  }

  private byte[] bytes(CaptureOptions options) throws IOException {
    var file = folder.resolve("bytes.pcap");
    new CaptureGenerator(options).run(file, Writer.nullWriter());
    return Files.readAllBytes(file);
  }

  /// An end of the truth's line in the form of [CapturedPacket#source()].
  private static String end(CapturedFile capture, int stream, int field) throws IOException {
    var address = InetAddress.getByName(capture.truth(stream, field)).getAddress();
    return HexFormat.of().formatHex(address) + ":" + capture.truth(stream, field + 1);
  }
}
