// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import java.util.Optional;

/// A SYN+ACK that came when the opener had given up, closed, or moved on: closing in SYN-SENT sends
/// nothing, so that only the late answer is met by a reset.
final class ConnectAbandoned implements ResetRule {

  /// By now the opener had sent its SYN again, or an application with a time limit had left.
  private static final long LATE_NANOS = 1_000_000_000L;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (!ResetAfterSynAck.answersSynAck(reset)) {
      return Optional.empty();
    }
    long waited = reset.record().triggerTime() - reset.flow().initiator().synTime();
    if (waited < LATE_NANOS) {
      return Optional.empty();
    }
    return Optional.of(
        reset
            .endedBySender(Ending.CONNECT_ABANDONED, Certainty.LIKELY)
            .because(
                reset.trigger(
                    "the SYN+ACK comes %s after the first SYN (%d SYNs sent)",
                    new Elapsed(waited), reset.flow().initiator().synCount()))
            .because(reset.marks())
            .or(
                Ending.RESET_AFTER_SYNACK,
                Certainty.POSSIBLE,
                "the state of the connecting process on %s",
                reset.sender().address())
            .says(
                "%s had given up connecting when %s answered after %s, so the answer was met by a"
                    + " reset.",
                reset.who(), reset.whom(), new Elapsed(waited)));
  }
}
