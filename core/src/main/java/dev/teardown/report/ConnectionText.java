// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Alternative;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Saw;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
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
    evidence(flow, verdict.evidence());
    saw("initiator", verdict.saw(Side.INITIATOR));
    saw("responder", verdict.saw(Side.RESPONDER));
    var heading = "or else";
    for (var alternative : verdict.alternatives()) {
      alternative(heading, alternative);
      heading = " ";
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
      out.add("; ").add(palette.bad(Quantity.of(lost, "byte") + " undelivered"));
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

  /// Facts of the same frame stand under one mention of it.
  private void evidence(Flow flow, List<Evidence> facts) {
    int indent = 4 + LABEL + 28;
    var place = "";
    for (int i = 0; i < facts.size(); i++) {
      label(i == 0 ? "evidence" : "");
      var fact = facts.get(i);
      var here = place(flow, fact);
      out.add(here.equals(place) ? " ".repeat(28) : here);
      place = here;
      Wrapping.of(fact.text(), width - indent)
          .forEachLine(text -> out.add(text).line(), () -> out.spaces(indent));
    }
  }

  /// "frame 12 +0.101760 s ", 28 characters.
  private static String place(Flow flow, Evidence fact) {
    var where = fact.frame() > 0 ? "frame " + fact.frame() : fact.kind().text();
    var when =
        fact.timeNanos() == Flow.NEVER
            ? ""
            : Quantity.sinceStart(fact.timeNanos() - flow.firstTime()) + " s";
    var text =
        new StringBuilder(28)
            .append(where)
            .repeat(' ', Math.max(26 - where.length() - when.length(), 1));
    text.append(when);
    return text.repeat(' ', Math.max(28 - text.length(), 2)).toString();
  }

  private void saw(String side, Saw saw) {
    var text = SawText.of(saw);
    if (text.isEmpty()) {
      return;
    }
    wrapped(side, text);
    if (!saw.windows().isEmpty()) {
      wrapped(" ", "On Windows: " + saw.windows() + ".");
    }
  }

  private void alternative(String heading, Alternative alternative) {
    var settled = alternative.wouldBeSettledBy();
    wrapped(
        heading,
        alternative.ending().code()
            + " ("
            + alternative.certainty().text()
            + ")"
            + (settled.isEmpty() ? "" : ": settled by " + settled));
  }

  /// A blank label leaves its place free.
  private void label(String label) {
    out.spaces(4).add(palette.faint(label.strip())).spaces(LABEL - label.strip().length());
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
