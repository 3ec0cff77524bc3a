// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.flow.Side;
import java.util.Optional;

/// A final ACK that is answered by a reset: the accept queue is full and the server prefers to say
/// so (net.ipv4.tcp_abort_on_overflow = 1; net/ipv4/tcp_minisocks.c tcp_check_req(), v6.18).
final class AcceptOverflowReset implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (!reset.bySide(Side.RESPONDER)
        || !reset.shape().isReply()
        || !reset.sender().sawSynAck()
        || !isFinalAck(reset)) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    return Optional.of(
        reset
            .endedBySender(Ending.ACCEPT_OVERFLOW_RESET, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(reset.trigger("the final ACK of the handshake"))
            .because(reset.marks())
            .or(
                Ending.HOST_FILTER_RESET,
                Certainty.POSSIBLE,
                "ListenOverflows and EmbryonicRsts on %s",
                host)
            .or(Ending.REQUEST_EXPIRED, Certainty.POSSIBLE, "SyncookiesFailed on %s", host)
            .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host)
            .says(
                "%s answered the last step of the handshake by a reset: most likely its "
                    + "accept queue was full"
                    + " and tcp_abort_on_overflow is on.",
                reset.who()));
  }

  /// The initiator's first segment after the SYN, without payload, acknowledging just the SYN+ACK.
  private static boolean isFinalAck(ResetCase reset) {
    var record = reset.record();
    return record.triggerPayload() == 0
        && record.victimUniqueBytes() == 0
        && !record.victimFinSeen()
        && record.triggerAck() == reset.sender().iss() + 1
        && record.seq() == record.triggerAck()
        && record.victimSegments() == reset.victim().synCount() + 1;
  }
}
