// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;
import dev.teardown.flow.Flow;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// What people read: what a capture held, how its connections ended, and those that did not end
/// well, the most harmful first.
public final class TextReport implements Report {

  /// What a text report shows.
  ///
  /// @param limit connections shown in full, at least 1
  /// @param everything shows also those that ended well
  /// @param width characters of a line
  public record Options(int limit, boolean everything, int width, Palette palette) {}

  private final Options options;
  private final Utf8Text out;
  private FirstFew<Verdict> shown;
  private boolean isFirst = true;
  private @Nullable SegmentTail tail;

  public TextReport(Options options, OutputStream out) {
    this.options = options;
    this.out = new Utf8Text(out);
    this.shown = few();
  }

  private FirstFew<Verdict> few() {
    return new FirstFew<>(options.limit(), Severity.WORST_FIRST);
  }

  /// Shows this connection alone, without a table of the capture's endings, and draws its segments
  /// below its text, in the capture that comes next.
  public void draw(SegmentTail remembered) {
    tail = remembered;
  }

  @Override
  public void connection(String source, Verdict verdict) {
    if (options.everything() || !Severity.isWell(verdict)) {
      shown.offer(verdict);
    }
  }

  @Override
  public void summary(CaptureSummary summary) {
    if (summary.stop() == CaptureSummary.Stop.UNREADABLE) {
      return;
    }
    if (!isFirst) {
      out.line();
    }
    isFirst = false;
    heading(summary);
    var tally = summary.selected();
    if (tally.connections() > 0) {
      if (tail == null) {
        new EndingTable(out, options.palette()).write(tally);
      }
      details(tally);
    }
    new SkippedText(out, options.palette(), options.width()).write(summary);
    shown = few();
  }

  private void heading(CaptureSummary summary) {
    out.add(options.palette().bold(summary.source())).add(": ");
    out.add(Quantity.of(summary.frames(), "packet")).add(", ");
    out.add(Quantity.of(summary.connections(), "connection"));
    if (summary.selected().connections() != summary.connections()) {
      out.add(" (").add(Quantity.count(summary.selected().connections())).add(" selected)");
    }
    if (summary.firstNanos() != Flow.NEVER) {
      out.add(", ").add(Timestamp.toTheSecond(summary.firstNanos())).add(", ");
      out.add(Quantity.duration(summary.lastNanos() - summary.firstNanos()));
    }
    out.line();
  }

  private void details(EndingTally tally) {
    out.line();
    if (tally.bad() == 0 && !options.everything()) {
      out.add(
              options
                  .palette()
                  .good(
                      tally.connections() == 1
                          ? "It ended well, or goes on."
                          : "All of them ended well, or go on."))
          .line();
      return;
    }
    long offered = shown.offered();
    var first = shown.sorted();
    if (!options.everything()) {
      out.add(options.palette().bold(Quantity.of(offered, "connection") + " did not end well"));
      out.add(offered > 1 ? ", the most harmful first" : "").line();
      out.line();
    }
    var connection = new ConnectionText(out, options.palette(), options.width());
    for (int i = 0; i < first.size(); i++) {
      if (i > 0) {
        out.line();
      }
      connection.write(first.get(i));
      var segments = tail;
      if (segments != null) {
        out.line();
        new Ladder(out, options.palette()).write(first.get(i), segments);
      }
    }
    if (offered > first.size()) {
      more(offered - first.size());
    }
  }

  private void more(long hidden) {
    out.line();
    out.add(Quantity.count(hidden)).add(" more: --limit N shows N of them,");
    out.add(" --ended CODE those of one kind, --format wide one line for each.").line();
  }

  @Override
  public void end() {
    out.flush();
  }
}
