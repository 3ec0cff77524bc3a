// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.ResetRecord;
import dev.teardown.wire.SequenceNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// New data after the alleged end: either it was none, or somebody else spoke.
final class GoesOnAfterEnd implements Contradiction {

  @Override
  public Optional<Objection> against(CaseFile caseFile, Finding finding) {
    var flow = caseFile.flow();
    return switch (finding.ending().group()) {
      case ORDERLY ->
          goesOn(flow.initiator()) ? afterFin(flow.initiator()) : afterFin(flow.responder());
      case ACTIVE_RESET, REPLY_RESET ->
          flow.resetCount() == 0 ? Optional.empty() : afterResets(flow);
      default -> Optional.empty();
    };
  }

  private static boolean goesOn(HalfFlow half) {
    return half.sawFin()
        && half.lastDataFrame() > half.finFrame()
        && SequenceNumber.after(half.sndNxt(), half.finSeq() + 1);
  }

  private static Optional<Objection> afterFin(HalfFlow half) {
    return goesOn(half)
        ? Optional.of(
            new Objection(
                Certainty.POSSIBLE,
                Evidence.segment(
                    half.lastDataFrame(),
                    half.lastDataTime(),
                    "but %s sends data beyond its FIN",
                    new Named(half))))
        : Optional.empty();
  }

  /// Only where every reset was outlived by the side that it is said to come from.
  private static Optional<Objection> afterResets(Flow flow) {
    ResetRecord outlived = null;
    for (var reset : flow.resets()) {
      if (reset.senderContinuedFrame() == 0) {
        return Optional.empty();
      }
      outlived = reset;
    }
    return outlivedBy(flow, outlived);
  }

  private static Optional<Objection> outlivedBy(Flow flow, @Nullable ResetRecord reset) {
    if (reset == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Objection(
            Certainty.POSSIBLE,
            Evidence.segment(
                reset.senderContinuedFrame(),
                Flow.NEVER,
                "but %s goes on after the reset that bears its address",
                Named.of(flow, reset.sender()))));
  }
}
