// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises `capture-gap` where the segments of one side are missing altogether, although the
/// other side's acknowledgments show that it heard them.
final class OneSidedRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    var seen = onlySide(flow);
    return seen == null || talksToNobody(flow, seen)
        ? Optional.empty()
        : Optional.of(finding(flow, seen));
  }

  /// The only side of which an acknowledging segment was seen, or null.
  static @Nullable Side onlySide(Flow flow) {
    if (flow.responder().packets() == 0 && flow.initiator().knowsAck()) {
      return Side.INITIATOR;
    }
    return flow.initiator().packets() == 0 && flow.responder().knowsAck() ? Side.RESPONDER : null;
  }

  /// Whether this side repeats itself or probes, and so may really get no answer.
  private static boolean talksToNobody(Flow flow, Side seen) {
    var half = flow.half(seen);
    return half.repeats() > 0 || half.unansweredProbes() > 0;
  }

  private static Finding finding(Flow flow, Side seen) {
    var half = flow.half(seen);
    var finding =
        Finding.of(Ending.CAPTURE_GAP, EndedBy.UNKNOWN, Certainty.LIKELY)
            .because(
                Evidence.segment(
                    half.lastFrame(),
                    half.lastTime(),
                    "segments of %s only: its acknowledgments answer something not captured",
                    new Named(half)));
    if (half.sawFin()) {
      finding
          .because(Fins.fin(flow, seen))
          .or(Ending.FIN, Certainty.POSSIBLE, "a capture that sees both directions");
    } else {
      finding.or(Ending.OPEN, Certainty.POSSIBLE, "a capture that sees both directions");
    }
    return finding.says(
        "Only the segments of %s were captured, not those of %s: how it ended cannot be said.",
        new Named(half), Named.of(flow, seen.other()));
  }
}
