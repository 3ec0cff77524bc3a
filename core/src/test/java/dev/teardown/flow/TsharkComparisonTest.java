// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teardown.capture.CaptureFile;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.TcpPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stream numbers and segment flags are tshark's, packet by packet: on the captures of the test
/// resources, and on traffic that is made up here. docs/reference/segments.md has the rules.
///
/// `-Dtshark.seed=N` starts the made-up traffic from another number, `-Dtshark.rounds=N` makes
/// more.
class TsharkComparisonTest {

  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final int SHOWN = 12;

  @TempDir Path folder;

  @BeforeAll
  static void tsharkIsThere() {
    String version = Tshark.version();
    if (version.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail("tshark is not installed, but CI is expected to have it");
    }
    assumeTrue(!version.isEmpty(), "tshark is not installed");
    assumeTrue(version.contains(" 4.0."), "the rules are those of tshark 4.0, this is " + version);
  }

  /// tshark takes half a second to start: all captures of the folder become one, link type by link
  /// type.
  @Test
  void onTheGoldenCaptures() throws IOException {
    var byLink = new HashMap<Integer, PcapWriter>();
    for (var capture : captures()) {
      try (var in = Files.newInputStream(capture)) {
        var source = CaptureFile.open(in::read);
        var frame = new Frame();
        while (source.next(frame)) {
          var writer = byLink.get(frame.linkType());
          if (writer == null) {
            writer = new PcapWriter(fileOf(frame.linkType()), frame.linkType());
            byLink.put(frame.linkType(), writer);
          }
          writer.write(
              frame.timeNanos(),
              frame.bytes(),
              frame.offset(),
              frame.capturedLength(),
              frame.originalLength());
        }
      }
    }
    assertThat(byLink).isNotEmpty();
    for (var entry : byLink.entrySet()) {
      entry.getValue().close();
      assertSame(fileOf(entry.getKey()), "golden captures");
    }
  }

  private Path fileOf(int linkType) {
    return folder.resolve("link-" + linkType + ".pcap");
  }

  private static List<Path> captures() throws IOException {
    try (var files = Files.walk(CAPTURES)) {
      return files.filter(file -> file.toString().matches(".*\\.(pcap|pcapng)")).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(RandomTraffic.Kind.class)
  void onMadeUpTraffic(RandomTraffic.Kind kind) throws IOException {
    long seed = Long.getLong("tshark.seed", 20_261_125L);
    for (int round = 0; round < Integer.getInteger("tshark.rounds", 1); round++) {
      var file = folder.resolve(kind + ".pcap");
      try (var writer = new PcapWriter(file, LinkType.ETHERNET)) {
        new RandomTraffic(kind, seed + round, writer).write(kind.frames());
      }
      assertSame(file, kind + " from seed " + (seed + round));
    }
  }

  private static void assertSame(Path capture, String what) throws IOException {
    var theirs = Tshark.analyse(capture);
    var ours = analyse(capture);
    assertThat(theirs).as(what).isNotEmpty();
    var differences = new ArrayList<String>();
    for (var frame : theirs.keySet()) {
      if (!theirs.get(frame).equals(ours.get(frame))) {
        differences.add(
            "frame %d: tshark %s, ours %s".formatted(frame, theirs.get(frame), ours.get(frame)));
      }
    }
    if (!differences.isEmpty() || !ours.keySet().equals(theirs.keySet())) {
      fail(
          "%s: %d of %d frames differ (%d of ours)\n%s"
              .formatted(
                  what,
                  differences.size(),
                  theirs.size(),
                  ours.size(),
                  String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size())))));
    }
  }

  private static Map<Long, Analysed> analyse(Path capture) throws IOException {
    var frames = new TreeMap<Long, Analysed>();
    var table =
        new FlowTable(
            1 << 16,
            7,
            flow -> {},
            (flow, from, packet, frame, mask) ->
                frames.put(frame.number(), Analysed.of(flow, mask)));
    try (var in = Files.newInputStream(capture)) {
      var source = CaptureFile.open(in::read);
      var decoder = new FrameDecoder();
      var frame = new Frame();
      while (source.next(frame)) {
        switch (decoder.decode(frame)) {
          case TcpPacket tcp -> table.accept(tcp, frame);
          case IcmpPacket icmp -> table.accept(icmp, frame);
          default -> {}
        }
      }
    }
    table.finish();
    return frames;
  }
}
