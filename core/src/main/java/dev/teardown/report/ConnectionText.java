// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Alternative;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Saw;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import java.util.List;

/// One connection in full: how it ended, why we think so, and what each application noticed.
public final class ConnectionText {

  private static final int LABEL = 12;

  private final Utf8Text out;
  private final Palette palette;
  private final int width;

  /// @param width characters of a line
  public ConnectionText(Utf8Text out, Palette palette, int width) {
    this.out = out;
    this.palette = palette;
    this.width = width;
  }

  /// Names a connection across captures: its ends and when it was first seen.
  public static String id(Flow flow) {
    return flow.initiator().endpoint()
        + "-"
        + flow.responder().endpoint()
        + "@"
        + Timestamp.rfc3339(flow.firstTime());
  }

  /// Writes everything known of one connection.
  public void write(Verdict verdict) {
    var flow = verdict.caseFile().flow();
    out.add(palette.bold("#" + flow.stream())).add("  ");
    out.add(palette.address(flow.initiator().endpoint())).add(" → ");
    out.add(palette.address(flow.responder().endpoint()));
    out.add(palette.faint(flow.initiatorGuessed() ? "  (who opened it is a guess)" : "")).line();
    headline(verdict);
    wrapped("", verdict.sentence());
    var heading = "evidence";
    for (var evidence : verdict.evidence()) {
      evidence(flow, evidence, heading);
      heading = "";
    }
    saw("initiator", verdict.sawInitiator());
    saw("responder", verdict.sawResponder());
    for (var alternative : verdict.alternatives()) {
      alternative(alternative);
    }
    wrapped("advice", verdict.advice().toString());
  }

  /// Code, certainty, who, what it cost.
  private void headline(Verdict verdict) {
    var code = verdict.ending().code();
    boolean isWell = Severity.isWell(verdict);
    out.spaces(4).add(isWell ? palette.good(code) : palette.bad(code));
    out.add(", ").add(certainty(verdict)).add("; ").add(whoEnded(verdict));
    long lost = Severity.undelivered(verdict);
    if (lost > 0) {
      out.add("; ").add(palette.bad(Quantity.of(lost, "byte") + " lost"));
    }
    out.line();
  }

  private String certainty(Verdict verdict) {
    return switch (verdict.certainty()) {
      case PROVEN -> "proven";
      case LIKELY -> palette.doubtful("likely");
      case POSSIBLE -> palette.doubtful("only possible");
      case UNKNOWN -> palette.doubtful("not certain");
    };
  }

  /// "ended by the responder (application)".
  private static String whoEnded(Verdict verdict) {
    var who =
        switch (verdict.endedBy()) {
          case INITIATOR -> "ended by the initiator";
          case RESPONDER -> "ended by the responder";
          case BOTH -> "ended by both";
          case THIRD_PARTY -> "ended by a third party";
          case NOBODY -> "ended by nobody";
          case UNKNOWN -> "who ended it is not known";
        };
    boolean knowsActor = verdict.actor() != dev.teardown.diagnosis.Actor.UNKNOWN;
    return knowsActor && verdict.endedBy() != EndedBy.UNKNOWN
        ? who + " (" + verdict.actor().text() + ")"
        : who;
  }

  private void evidence(Flow flow, Evidence evidence, String heading) {
    var where = evidence.frame() > 0 ? "frame " + evidence.frame() : evidence.kind().text();
    var when =
        evidence.timeNanos() == Flow.NEVER
            ? ""
            : Quantity.sinceStart(evidence.timeNanos() - flow.firstTime()) + " s";
    label(heading);
    out.left(where, 12).right(when, 14).spaces(2);
    int indent = 4 + LABEL + 28;
    Wrapping.of(evidence.text(), width - indent)
        .forEachLine(text -> out.add(text).line(), () -> out.spaces(indent));
  }

  private void saw(String side, Saw saw) {
    if (saw.receives().isEmpty() && saw.sends().isEmpty() && saw.note().isEmpty()) {
      return;
    }
    var text = new StringBuilder();
    listed(text, "receives ", saw.receives());
    listed(text, "sends get ", saw.sends());
    if (!saw.note().isEmpty()) {
      text.append(text.isEmpty() ? "" : "; ").append(saw.note());
    }
    wrapped(side, text.toString());
  }

  private static void listed(StringBuilder text, String verb, List<String> results) {
    if (!results.isEmpty()) {
      text.append(text.isEmpty() ? "" : "; ").append(verb).append(String.join(", ", results));
    }
  }

  private void alternative(Alternative alternative) {
    var settled = alternative.wouldBeSettledBy();
    wrapped(
        "or",
        alternative.ending().code()
            + " ("
            + alternative.certainty().text()
            + ")"
            + (settled.isEmpty() ? "" : ": would be settled by " + settled));
  }

  private void label(String label) {
    out.spaces(4).add(palette.faint(label)).spaces(LABEL - label.length());
  }

  /// A labelled text over as many lines as it takes; none for an empty text.
  private void wrapped(String label, String text) {
    if (text.isEmpty()) {
      return;
    }
    int indent = label.isEmpty() ? 4 : 4 + LABEL;
    if (label.isEmpty()) {
      out.spaces(4);
    } else {
      label(label);
    }
    Wrapping.of(text, width - indent)
        .forEachLine(line -> out.add(line).line(), () -> out.spaces(indent));
  }
}
