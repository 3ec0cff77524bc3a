// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `idle-dead`: keep-alive probes of an idle connection got no answer and ceased,
/// without the reset that Linux sends when it gives up on them.
final class IdleDeadRule implements DiagnosisRule {

  private static final int SEVERAL = 3;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    var finding = examine(caseFile, flow, Side.INITIATOR);
    return finding.isPresent() ? finding : examine(caseFile, flow, Side.RESPONDER);
  }

  private static Optional<Finding> examine(CaseFile caseFile, Flow flow, Side prober) {
    if (flow.half(prober).unansweredProbes() == 0) {
      return Optional.empty();
    }
    var run = Repetition.ofProbes(flow, prober);
    return run.isOverdue(caseFile) ? Optional.of(finding(caseFile, run)) : Optional.empty();
  }

  private static Finding finding(CaseFile caseFile, Repetition run) {
    var flow = caseFile.flow();
    var prober = Named.of(flow, run.side());
    return Finding.of(
            Ending.IDLE_DEAD,
            EndedBy.UNKNOWN,
            run.count() >= SEVERAL ? Certainty.LIKELY : Certainty.POSSIBLE)
        .because(
            Evidence.segment(
                run.firstFrame(),
                run.firstNanos(),
                "the first of %s without an answer",
                new Count(run.count(), "keep-alive probe")))
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "nothing of either side in %s, not even the reset that ends a keep-alive",
                new Span(Watch.sinceNanos(caseFile, run.lastNanos()))))
        .or(
            Ending.KEEPALIVE_TIMEOUT,
            Certainty.POSSIBLE,
            "a capture beside %s: the reset may have been lost",
            prober)
        .says(
            "%s no longer answers the keep-alive probes of %s: it is gone, or the way to it.",
            Named.of(flow, run.side().other()), prober);
  }
}
