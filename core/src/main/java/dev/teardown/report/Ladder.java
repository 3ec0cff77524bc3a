// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;
import dev.teardown.flow.SegmentFlag;
import dev.teardown.wire.TcpFlags;
import java.util.Set;
import java.util.TreeSet;

/// A sequence diagram of a connection's last segments: time runs down, the initiator stands at the
/// left. What the verdict rests on is marked.
///
/// ```
///      FRAME           TIME  10.0.0.1:40000                    10.0.0.2:80
///  *       6   +0.101760 s   ──RST,ACK seq 1 ack 1001 ───────────────────▶
/// ```
public final class Ladder {

  private static final int SPAN = 52;

  private final Utf8Text out;
  private final Palette palette;

  public Ladder(Utf8Text out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /// Draws what was remembered of the verdict's connection.
  public void write(Verdict verdict, SegmentTail tail) {
    var steps = tail.steps();
    var decisive = decisiveFrames(verdict);
    heading(verdict);
    if (tail.seen() > steps.size()) {
      earlier(tail.seen() - steps.size(), steps.getFirst().frame(), decisive);
    }
    long start = verdict.caseFile().flow().firstTime();
    for (var step : steps) {
      step(step, start, decisive.contains(step.frame()));
    }
    out.add(palette.faint("    * the verdict rests on it; numbers are relative, windows as sent"))
        .line();
  }

  private static Set<Long> decisiveFrames(Verdict verdict) {
    var frames = new TreeSet<Long>();
    for (var evidence : verdict.evidence()) {
      if (evidence.frame() > 0) {
        frames.add(evidence.frame());
      }
    }
    return frames;
  }

  private void heading(Verdict verdict) {
    var flow = verdict.caseFile().flow();
    var left = flow.initiator().endpoint();
    var right = flow.responder().endpoint();
    out.add(palette.faint("       FRAME            TIME   "));
    out.add(palette.address(left)).spaces(Math.max(SPAN - left.length() - right.length(), 2));
    out.add(palette.address(right)).line();
  }

  private void earlier(long count, long firstShown, Set<Long> decisive) {
    var text = new StringBuilder("... " + Quantity.of(count, "earlier segment"));
    var separator = ", among them frame ";
    for (long frame : decisive) {
      if (frame < firstShown) {
        text.append(separator).append(frame).append('*');
        separator = ", ";
      }
    }
    out.spaces(12).add(palette.faint(text.append(" (--limit N shows more)").toString())).line();
  }

  private void step(SegmentTail.Step step, long start, boolean isDecisive) {
    out.add(isDecisive ? palette.bad("  * ") : "    ");
    out.right(Long.toString(step.frame()), 8);
    out.right(Quantity.sinceStart(step.timeNanos() - start) + " s", 16).spaces(3);
    out.add(arrow(step));
    out.add(marks(step)).line();
  }

  private String arrow(SegmentTail.Step step) {
    var label = label(step);
    int fill = Math.max(SPAN - label.length() - 4, 2);
    boolean isReset = (step.flags() & TcpFlags.RST) != 0;
    var painted = isReset ? palette.bad(label) : label;
    return switch (step.from()) {
      case INITIATOR -> "─ " + painted + " " + "─".repeat(fill) + "▶";
      case RESPONDER -> "◀" + "─".repeat(fill) + " " + painted + " ─";
    };
  }

  private static String label(SegmentTail.Step step) {
    var text = new StringBuilder(TcpFlags.text(step.flags()));
    text.append(" seq ").append(step.seq());
    if ((step.flags() & TcpFlags.ACK) != 0) {
      text.append(" ack ").append(step.ack());
    }
    if (step.payload() > 0) {
      text.append(" len ").append(step.payload());
    }
    return text.append(" win ").append(step.window()).toString();
  }

  private String marks(SegmentTail.Step step) {
    var text = new StringBuilder();
    for (var flag : SegmentFlag.of(step.mask())) {
      text.append(text.isEmpty() ? "  " : ", ").append(flag.text());
    }
    return palette.doubtful(text.toString());
  }
}
