// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The short way leaves every flow as the long way does, field by field.
class HeaderPredictionTest {

  private static final int SEEDS = 12;

  @TempDir Path folder;

  /// What one run over a capture gives: the mask of each segment, the flows, and how often the next
  /// segment of its flow might have gone the short way.
  private record Run(List<Integer> masks, List<Flow> flows, int possible) {

    static Run over(Path capture, boolean onlyLongWay) throws IOException {
      var masks = new ArrayList<Integer>();
      var flows = new ArrayList<Flow>();
      int[] possible = new int[1];
      var table =
          new FlowTable(
              4096,
              1,
              flows::add,
              (flow, _, _, _, mask) -> {
                masks.add(mask);
                possible[0] += flow.isPredictable ? 1 : 0;
                flow.isPredictable &= !onlyLongWay;
              });
      feed(capture, table);
      for (var flow : flows) {
        flow.isPredictable = false;
      }
      return new Run(masks, flows, possible[0]);
    }

    private static void feed(Path capture, FlowTable table) throws IOException {
      var decoder = new FrameDecoder();
      var frame = new Frame();
      try (var in = Files.newInputStream(capture)) {
        var source = CaptureFile.open(in::read);
        while (source.next(frame)) {
          switch (decoder.decode(frame)) {
            case TcpPacket packet -> table.accept(packet, frame);
            case IcmpPacket packet -> table.accept(packet, frame);
            default -> {}
          }
        }
      }
      table.finish();
    }
  }

  @ParameterizedTest
  @EnumSource(RandomTraffic.Kind.class)
  void leavesFlowsAsTheLongWayDoes(RandomTraffic.Kind kind) throws IOException {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var capture = folder.resolve(kind + "-" + seed + ".pcap");
      try (var writer = new PcapWriter(capture, LinkType.ETHERNET)) {
        new RandomTraffic(kind, seed, writer).write(kind.frames());
      }
      var both = Run.over(capture, false);
      var longWay = Run.over(capture, true);
      assertThat(both.masks()).as("%s from seed %d", kind, seed).isEqualTo(longWay.masks());
      assertThat(both.flows())
          .as("%s from seed %d", kind, seed)
          .usingRecursiveComparison()
          .isEqualTo(longWay.flows());
      assertThat(both.possible()).as("segments that could be expected").isGreaterThan(100);
    }
  }
}
