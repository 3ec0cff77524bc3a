// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `fin-wait-2-expired`: one side's FIN was acknowledged, and when the other speaks at
/// last, a minute later or more, nobody is there: Linux had forgotten the closed socket
/// (`net.ipv4.tcp_fin_timeout`), and the reset that should answer was lost or filtered.
final class FinWait2ExpiredRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (!flow.initiator().sawFin() && !flow.responder().sawFin()) {
      return Optional.empty();
    }
    var closer = Fins.first(flow);
    return matches(flow, closer) ? Optional.of(finding(caseFile, closer)) : Optional.empty();
  }

  private static boolean matches(Flow flow, Side closer) {
    var half = flow.half(closer);
    var other = flow.half(closer.other());
    var run = Repetition.ofData(flow, closer.other());
    return half.finAcked()
        && Outstanding.any(flow, closer.other())
        && run.count() > 0
        && run.firstNanos() - half.lastTime() >= FinUnansweredRule.FIN_TIMEOUT
        && other.lastTime() > half.lastTime();
  }

  private static Finding finding(CaseFile caseFile, Side closer) {
    var flow = caseFile.flow();
    var half = flow.half(closer);
    var other = flow.half(closer.other());
    var run = Repetition.ofData(flow, closer.other());
    return Finding.of(Ending.FIN_WAIT_2_EXPIRED, EndedBy.of(closer), Certainty.LIKELY)
        .by(Actor.KERNEL)
        .because(Fins.fin(flow, closer))
        .because(Fins.acked(flow, closer))
        .because(
            Evidence.segment(
                run.lastFrame(),
                run.lastNanos(),
                "%s speaks again %s after the other side's last segment, repeats it %s, no answer",
                new Named(other),
                new Span(Span.between(half.lastTime(), run.firstNanos())),
                Count.times(run.count())))
        .or(Ending.PATH_GONE, Certainty.POSSIBLE, "a capture beside %s", new Named(half))
        .or(
            Ending.RETRANSMISSION_TIMEOUT,
            Certainty.POSSIBLE,
            "whether the host of %s is still up",
            new Named(half))
        .says(
            "%s closed and waited in vain for %s to close too; when it spoke at last, nobody was"
                + " there any more.",
            new Named(half), new Named(other));
  }
}
