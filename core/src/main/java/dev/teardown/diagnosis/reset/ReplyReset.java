// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import java.util.Optional;

/// A reset as an answer of which the packets do not tell why nobody was there.
final class ReplyReset implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    boolean answers = record.triggerFrame() != 0 && record.seq() == record.triggerAck();
    var finding =
        reset.endedBySender(Ending.REPLY_RESET, answers ? Certainty.LIKELY : Certainty.POSSIBLE);
    finding.by(Actor.KERNEL);
    if (record.triggerFrame() != 0) {
      finding.because(
          reset.trigger("what it answers: %s of payload", new Bytes(record.triggerPayload())));
    }
    var host = reset.sender().address();
    return Optional.of(
        finding
            .because(reset.marks())
            .or(
                Ending.PEER_FORGOT,
                Certainty.POSSIBLE,
                "an earlier end of these ports, or uptime, on %s",
                host)
            .or(Ending.HOST_FILTER_RESET, Certainty.POSSIBLE, "OutRsts on %s", host)
            .or(
                Ending.DATA_AFTER_CLOSE,
                Certainty.POSSIBLE,
                "a capture on %s: its FIN may be missing here",
                host)
            .or(Ending.STATE_LOST, Certainty.POSSIBLE, "a capture on %s", host)
            .or(
                Ending.PATH_GONE,
                Certainty.POSSIBLE,
                "whether %s could send at all in between",
                host)
            .or(Ending.PEER_GAVE_UP, Certainty.POSSIBLE, "inet_sk_error_report on %s", host)
            .says(
                "%s answered %s by a reset: it had no such connection, and the packets do not tell"
                    + " why.",
                reset.who(), reset.whom()));
  }
}
