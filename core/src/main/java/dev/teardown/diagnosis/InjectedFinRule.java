// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises `injected-fin`: a side sends new data beyond "its" FIN, which no TCP does (RFC 9293
/// 3.10.4), so somebody else sent that FIN.
final class InjectedFinRule implements DiagnosisRule {

  /// Hops by which one host's segments may differ: a change of route.
  private static final int SAME_HOST_HOPS = 2;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    var side = impersonated(flow.initiator(), flow.responder());
    if (side == null) {
      return Optional.empty();
    }
    var half = flow.half(side);
    boolean otherMachine = half.ttlMax() - half.ttlMin() > SAME_HOST_HOPS;
    var finding =
        Finding.of(
                Ending.INJECTED_FIN,
                EndedBy.THIRD_PARTY,
                otherMachine ? Certainty.PROVEN : Certainty.LIKELY)
            .by(Actor.NETWORK)
            .because(Fins.fin(flow, side))
            .because(
                Evidence.segment(
                    half.lastDataFrame(),
                    half.lastDataTime(),
                    "%s goes on beyond that FIN",
                    new Named(half)));
    if (otherMachine) {
      finding.because(
          Evidence.segment(
              half.finFrame(),
              half.finTime(),
              "segments with this address bear TTLs from %d to %d: two machines",
              half.ttlMin(),
              half.ttlMax()));
    } else {
      finding.or(
          Ending.UNKNOWN,
          Certainty.POSSIBLE,
          "a capture beside the sender: a box between may have changed the numbers");
    }
    return Optional.of(
        finding.says(
            "A FIN in the name of %s reached %s, but that side went on sending: somebody else sent"
                + " it.",
            new Named(half), Named.of(flow, side.other())));
  }

  private static @Nullable Side impersonated(HalfFlow initiator, HalfFlow responder) {
    if (goesOn(initiator)) {
      return Side.INITIATOR;
    }
    return goesOn(responder) ? Side.RESPONDER : null;
  }

  private static boolean goesOn(HalfFlow half) {
    return half.sawFin()
        && half.lastDataFrame() > half.finFrame()
        && half.sndNxt() - (half.finSeq() + 1) > 0;
  }
}
