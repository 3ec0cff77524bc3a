// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `open`: nothing that ends a connection had been seen when the watch ended. Certain it
/// never is: an idle connection looks the same whether its ends live or not.
final class OpenRule implements DiagnosisRule {

  private static final long IDLE = 5 * Span.MINUTE;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    boolean anything = flow.initiator().knowsSndNxt() || flow.responder().knowsSndNxt();
    return anything ? Optional.of(finding(caseFile)) : Optional.empty();
  }

  private static Finding finding(CaseFile caseFile) {
    var flow = caseFile.flow();
    long quiet = Watch.quietNanos(caseFile);
    boolean idle = quiet >= IDLE;
    boolean doubtful = idle || flow.isEvicted() || flow.resetCount() > 0;
    var finding =
        Finding.of(Ending.OPEN, EndedBy.NOBODY, doubtful ? Certainty.POSSIBLE : Certainty.LIKELY)
            .because(
                Evidence.segment(
                    flow.lastFrame(),
                    flow.lastTime(),
                    "its last segment, %s before the watch ended",
                    new Span(quiet)));
    addStall(finding, flow);
    if (idle) {
      finding.or(
          Ending.IDLE_DEAD,
          Certainty.POSSIBLE,
          "a segment or keep-alive probe of either side: an idle connection proves nothing");
    }
    return finding.says(
        "%s and %s: %s when the watch ended.",
        new Named(flow.initiator()), new Named(flow.responder()), state(caseFile));
  }

  private static void addStall(Finding.Builder finding, Flow flow) {
    for (var side : Side.values()) {
      var half = flow.half(side);
      if (half.zeroWindowSince() != Flow.NEVER) {
        finding.because(
            Evidence.segment(
                half.zeroWindowFrame(),
                half.zeroWindowSince(),
                "%s has closed its window and not opened it again",
                new Named(half)));
      }
    }
  }

  private static String state(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (UnansweredSyn.is(flow)) {
      return "a SYN was on its way";
    }
    if (flow.initiator().sawSyn() && !flow.initiator().knowsAck()) {
      return "the handshake was under way";
    }
    return Outstanding.any(flow, Side.INITIATOR) || Outstanding.any(flow, Side.RESPONDER)
        ? "data was on its way"
        : "still open";
  }
}
