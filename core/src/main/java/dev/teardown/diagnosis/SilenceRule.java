// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `silence`: data, a FIN or probes without an answer to the end of what was seen, and
/// the watch ended before the sender's next try was due.
final class SilenceRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var finding = examine(caseFile, Side.INITIATOR);
    return finding.isPresent() ? finding : examine(caseFile, Side.RESPONDER);
  }

  private static Optional<Finding> examine(CaseFile caseFile, Side side) {
    var flow = caseFile.flow();
    if (flow.half(side).unansweredProbes() > 0) {
      return Optional.of(probing(caseFile, Repetition.ofProbes(flow, side)));
    }
    if (flow.half(side).repeats() == 0) {
      return Optional.empty();
    }
    var run = Repetition.ofData(flow, side);
    return run.count() > 0 ? Optional.of(repeating(caseFile, run)) : Optional.empty();
  }

  private static Finding repeating(CaseFile caseFile, Repetition run) {
    var flow = caseFile.flow();
    boolean closed = flow.half(run.side()).sawFin();
    var finding = Finding.of(Ending.SILENCE, EndedBy.NOBODY, Certainty.LIKELY);
    run.addTo(finding, caseFile);
    if (!closed) {
      finding.or(
          Ending.USER_TIMEOUT,
          Certainty.POSSIBLE,
          "whether the application of %s sets TCP_USER_TIMEOUT",
          Named.of(flow, run.side()));
    }
    return finding
        .or(
            closed ? Ending.ORPHAN_TIMEOUT : Ending.RETRANSMISSION_TIMEOUT,
            Certainty.POSSIBLE,
            "a longer capture")
        .or(Ending.OPEN, Certainty.POSSIBLE, "a longer capture: the other side may answer yet")
        .says(
            "%s repeated its %s %s without an answer by the end of what was seen.",
            Named.of(flow, run.side()),
            closed ? "last data or FIN" : "data",
            Count.times(run.count()));
  }

  private static Finding probing(CaseFile caseFile, Repetition run) {
    var flow = caseFile.flow();
    boolean stalled = ZeroWindowRule.isStalled(flow, run.side());
    return Finding.of(Ending.SILENCE, EndedBy.NOBODY, Certainty.LIKELY)
        .because(
            Evidence.segment(
                run.firstFrame(),
                run.firstNanos(),
                "the first of %s without an answer",
                new Count(run.count(), stalled ? "window probe" : "keep-alive probe")))
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "no answer for %s",
                new Span(Watch.sinceNanos(caseFile, run.firstNanos()))))
        .or(
            stalled ? Ending.ZERO_WINDOW_TIMEOUT : Ending.IDLE_DEAD,
            Certainty.POSSIBLE,
            "a longer capture")
        .says(
            "%s had not answered %s of %s by the end of what was seen.",
            Named.of(flow, run.side().other()),
            new Count(run.count(), "probe"),
            Named.of(flow, run.side()));
  }
}
