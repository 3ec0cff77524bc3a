// SPDX-License-Identifier: Apache-2.0
package dev.teardown.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.teardown.diagnosis.Diagnoser;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.report.JsonReport;
import dev.teardown.report.Palette;
import dev.teardown.report.TextReport;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.TcpPacket;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// Any segments of a few connections, in any order, get a verdict each, and every verdict prints.
///
/// `mvn -Pfuzz -pl fuzz -am test -Dtest=AnalysisFuzz -Dfuzz.duration=60s
/// -Dsurefire.failIfNoSpecifiedTests=false`
class AnalysisFuzz {

  private static final int CAPACITY = 16;

  private final Diagnoser diagnoser = new Diagnoser();

  @FuzzTest
  void everyConnectionGetsAVerdictThatPrints(FuzzedDataProvider data) {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(CAPACITY, data.consumeLong(), released::add);
    boolean complete = data.consumeBoolean();
    long losses = data.consumeInt(0, 3);
    follow(data, table);
    table.finish();
    check(released.size() == table.streams(), "flows were lost");
    print(released, new Surroundings(table.lastTime(), table.hosts(), losses, complete));
  }

  private static void follow(FuzzedDataProvider data, FlowTable table) {
    var decoder = new FrameDecoder();
    var frame = new Frame();
    var segments = new SegmentMaker(data);
    long number = 0;
    while (data.remainingBytes() > 0) {
      byte[] bytes = segments.next();
      int captured = Math.max(0, bytes.length - data.consumeInt(0, 60));
      frame.set(bytes, 0, captured, bytes.length, LinkType.RAW, 0, segments.timeNanos(), ++number);
      var result = decoder.decode(frame);
      if (result instanceof TcpPacket packet) {
        table.accept(packet, frame);
      } else if (result instanceof IcmpPacket packet) {
        table.accept(packet, frame);
      }
    }
  }

  private void print(List<Flow> flows, Surroundings around) {
    var text =
        new TextReport(
            new TextReport.Options(CAPACITY, true, 80, Palette.PLAIN),
            OutputStream.nullOutputStream());
    var json =
        new JsonReport(JsonReport.Layout.LINES, Integer.MAX_VALUE, OutputStream.nullOutputStream());
    for (var flow : flows) {
      var verdict = diagnoser.judge(new CaseFile(flow, around));
      check(!verdict.sentence().isBlank(), "no sentence for " + verdict.ending());
      text.connection("fuzz", verdict);
      json.connection("fuzz", verdict);
    }
    text.end();
    json.end();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
