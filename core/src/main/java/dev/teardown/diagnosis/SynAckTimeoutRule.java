// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises a SYN+ACK that the initiator never acknowledged: `synack-timeout` when the responder
/// stopped repeating it, `silence` when the watch ended before.
final class SynAckTimeoutRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (!waits(flow)) {
      return Optional.empty();
    }
    var run = Repetition.ofSyns(flow.responder(), Side.RESPONDER);
    if (run.isOverdue(caseFile)) {
      return Optional.of(timedOut(caseFile));
    }
    boolean justSent = run.count() == 0 && Watch.quietNanos(caseFile) < Span.SECOND;
    return justSent ? Optional.empty() : Optional.of(waiting(caseFile));
  }

  private static boolean waits(Flow flow) {
    var initiator = flow.initiator();
    var responder = flow.responder();
    return initiator.sawSyn()
        && responder.sawSynAck()
        && !initiator.knowsAck()
        && initiator.resets() == 0
        && responder.resets() == 0
        && responder.dataSegments() == 0;
  }

  private static Finding timedOut(CaseFile caseFile) {
    var flow = caseFile.flow();
    return Finding.of(Ending.SYNACK_TIMEOUT, EndedBy.RESPONDER, Certainty.LIKELY)
        .by(Actor.KERNEL)
        .because(synAck(flow))
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "no ACK and no further SYN+ACK in %s",
                new Span(Watch.sinceNanos(caseFile, flow.responder().lastSynTime()))))
        .or(
            Ending.CAPTURE_GAP,
            Certainty.POSSIBLE,
            "a capture at the initiator: its segments may take another way past this one")
        .says(
            "%s answered the SYN of %s, but the handshake was never completed: the initiator is"
                + " gone, does not hear the answer, or only scans.",
            new Named(flow.responder()), new Named(flow.initiator()));
  }

  private static Finding waiting(CaseFile caseFile) {
    var flow = caseFile.flow();
    return Finding.of(Ending.SILENCE, EndedBy.NOBODY, Certainty.LIKELY)
        .because(synAck(flow))
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "no ACK for %s; the next SYN+ACK was not yet due when the watch ended",
                new Span(Watch.sinceNanos(caseFile, flow.responder().synTime()))))
        .or(Ending.SYNACK_TIMEOUT, Certainty.POSSIBLE, "a longer capture")
        .says(
            "The SYN+ACK of %s had no answer from %s by the end of what was seen.",
            new Named(flow.responder()), new Named(flow.initiator()));
  }

  private static Evidence synAck(Flow flow) {
    var responder = flow.responder();
    return Evidence.segment(
        responder.synFrame(),
        responder.synTime(),
        "SYN+ACK to %s, sent %s",
        new Named(flow.initiator()),
        Count.times(responder.synCount()));
  }
}
