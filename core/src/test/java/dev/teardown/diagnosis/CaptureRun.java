// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.capture.CaptureFile;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.TcpPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a capture file through readers, decoder, flow table and diagnosis.
final class CaptureRun {

  private CaptureRun() {}

  /// The verdicts on all connections of a capture, in order of first packet.
  static List<Verdict> judge(Path file) throws IOException {
    var flows = new ArrayList<Flow>();
    var table = new FlowTable(1024, 1, flows::add);
    var decoder = new FrameDecoder();
    var frame = new Frame();
    try (var input = Files.newInputStream(file)) {
      var source = CaptureFile.open(input::read);
      while (source.next(frame)) {
        switch (decoder.decode(frame)) {
          case TcpPacket tcp -> table.accept(tcp, frame);
          case IcmpPacket icmp -> table.accept(icmp, frame);
          default -> {}
        }
      }
    }
    table.finish();
    var surroundings = new Surroundings(table.lastTime(), table.hosts(), 0, true);
    var diagnoser = new Diagnoser();
    return flows.stream().map(flow -> diagnoser.judge(new CaseFile(flow, surroundings))).toList();
  }
}
