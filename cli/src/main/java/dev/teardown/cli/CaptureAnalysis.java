// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.capture.PacketSource;
import dev.teardown.diagnosis.Diagnoser;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.flow.SegmentListener;
import dev.teardown.report.CaptureSummary;
import dev.teardown.report.EndingTally;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.TcpPacket;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Takes one capture from its first frame to its verdicts.
///
/// Verdicts come when the flow table lets go of a connection: within its capacity that is at the
/// end, in order of first packet and with the whole capture known; above it some come earlier.
final class CaptureAnalysis {

  /// Frames between two looks at the progress: some milliseconds.
  private static final int PROGRESS_MASK = 0xffff;

  private final PacketSource source;
  private final VerdictSink sink;
  private final Progress progress;
  private final FlowTable table;
  private final FrameDecoder decoder = new FrameDecoder();
  private final SkippedFrames skipped = new SkippedFrames();
  private final Diagnoser diagnoser = new Diagnoser();
  private final EndingTally selected = new EndingTally();

  private long frames;
  private long firstNanos = Flow.NEVER;
  private long lastNanos = Flow.NEVER;
  private long losses;
  private @Nullable Surroundings whole;

  /// @param source read to its end, not closed
  /// @param sink takes each verdict
  /// @param listener hears each segment, or null
  CaptureAnalysis(
      PacketSource source,
      int maxFlows,
      VerdictSink sink,
      @Nullable SegmentListener listener,
      Progress progress) {
    this.source = source;
    this.sink = sink;
    this.progress = progress;
    this.table = new FlowTable(maxFlows, System.nanoTime(), this::judge, listener);
  }

  /// Reads everything, gives out every verdict, and says what there was.
  ///
  /// @param name the capture's name as the user gave it
  CaptureSummary run(String name) {
    var problem = readAll();
    progress.wipe();
    losses = source.facts().droppedPackets().orElse(0);
    whole = surroundings(problem.isEmpty());
    table.finish();
    return new CaptureSummary(
        name,
        problem.isEmpty() ? CaptureSummary.Stop.END_OF_FILE : CaptureSummary.Stop.DAMAGED,
        problem,
        source.facts().format(),
        source.facts().droppedPackets(),
        frames,
        table.segments(),
        firstNanos,
        lastNanos,
        table.streams(),
        table.evicted(),
        selected,
        skipped.summary(decoder.fragmentStats(), table.unmatchedIcmp()));
  }

  /// Returns what stopped it before the end, or "".
  private String readAll() {
    var frame = new Frame();
    try {
      while (source.next(frame)) {
        accept(frame);
        if ((++frames & PROGRESS_MASK) == 0) {
          losses = source.facts().droppedPackets().orElse(0);
          progress.at(frames, source.position());
        }
      }
    } catch (IOException e) {
      return InputFailure.reason(e);
    }
    return source.problem().orElse("");
  }

  private void accept(Frame frame) {
    long time = frame.timeNanos();
    if (firstNanos == Flow.NEVER) {
      firstNanos = time;
    }
    lastNanos = Math.max(lastNanos, time);
    var result = decoder.decode(frame);
    if (result instanceof TcpPacket packet) {
      table.accept(packet, frame);
    } else if (result instanceof IcmpPacket packet) {
      table.accept(packet, frame);
    } else {
      skipped.count(result, frame);
    }
  }

  private void judge(Flow flow) {
    var around = whole;
    var verdict = diagnoser.judge(new CaseFile(flow, around == null ? surroundings(true) : around));
    if (sink.take(verdict)) {
      selected.add(verdict);
    }
  }

  private Surroundings surroundings(boolean complete) {
    return new Surroundings(lastNanos, table.hosts(), losses, complete);
  }
}
