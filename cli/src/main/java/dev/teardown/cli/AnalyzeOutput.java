// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.diagnosis.Verdict;
import dev.teardown.flow.SegmentListener;
import dev.teardown.report.CaptureSummary;
import dev.teardown.report.JsonReport;
import dev.teardown.report.Report;
import dev.teardown.report.RowsReport;
import dev.teardown.report.SegmentJson;
import dev.teardown.report.SegmentTail;
import dev.teardown.report.SegmentsReport;
import dev.teardown.report.TextReport;
import dev.teardown.report.ZeekReport;
import dev.teardown.zeek.ZeekTracker;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Sends what an analysis finds to the output that the user asked for.
final class AnalyzeOutput implements VerdictSink {

  private final AnalyzePlan plan;
  private final Report report;
  private final @Nullable SegmentJson segments;
  private String file = "";
  private @Nullable SegmentTail tail;
  private @Nullable ZeekTracker zeek;
  private long selected;

  private AnalyzeOutput(AnalyzePlan plan, Report report, @Nullable SegmentJson segments) {
    this.plan = plan;
    this.report = report;
    this.segments = segments;
  }

  static AnalyzeOutput of(AnalyzePlan plan, Console console) {
    if (plan.segments()) {
      var segments = new SegmentJson(console.out(), plan.stream());
      return new AnalyzeOutput(plan, new SegmentsReport(segments), segments);
    }
    return new AnalyzeOutput(plan, report(plan, console), null);
  }

  private static Report report(AnalyzePlan plan, Console console) {
    var out = console.out();
    var rows = plan.rows();
    if (rows != null) {
      return switch (plan.format()) {
        case csv -> RowsReport.csv(rows, out);
        case plain -> RowsReport.tabbed(rows, out);
        default -> RowsReport.aligned(rows, plan.palette(), out);
      };
    }
    int limit = plan.limit() < 0 ? Integer.MAX_VALUE : plan.limit();
    return switch (plan.format()) {
      case json -> new JsonReport(JsonReport.Layout.ARRAY, limit, out);
      case ndjson -> new JsonReport(JsonReport.Layout.LINES, limit, out);
      case zeek -> new ZeekReport(!plan.noHeader(), limit, InstantSource.system(), out);
      default ->
          new TextReport(
              new TextReport.Options(
                  plan.limitOrDefault(),
                  plan.everything(),
                  console.terminal().width(),
                  plan.palette()),
              out);
    };
  }

  /// Starts on a capture.
  void begin(String name) {
    file = name;
    if (plan.stream() >= 0 && report instanceof TextReport text) {
      tail = new SegmentTail(plan.stream(), plan.limitOrDefault());
      text.draw(tail);
    }
  }

  /// What wants to hear every segment of the capture, if anything does.
  @Nullable SegmentListener listener() {
    if (segments != null) {
      return segments;
    }
    zeek = report instanceof ZeekReport ? new ZeekTracker(!plan.ignoresChecksums()) : null;
    return zeek != null ? zeek : tail;
  }

  @Override
  public boolean take(Verdict verdict) {
    boolean isWanted = plan.selection().test(verdict);
    if (isWanted) {
      selected++;
      report.connection(file, verdict);
    }
    return isWanted;
  }

  void summary(CaptureSummary summary) {
    report.summary(summary);
  }

  /// Ends a capture of which nothing could be read.
  void unreadable(String name, String why) {
    report.summary(CaptureSummary.unreadable(name, why));
  }

  void end() {
    report.end();
  }

  /// What the user should know of how the output of the last capture came about; "" if nothing.
  String remark() {
    return zeek != null && zeek.leftMostOut()
        ? "most segments have wrong checksums and are left out, as Zeek does: captured on the"
            + " sender itself? -C takes them for good"
        : "";
  }

  /// Connections that matched, of all captures so far.
  long selected() {
    return selected;
  }
}
