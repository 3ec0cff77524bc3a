// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.flow.Side;
import dev.teardown.wire.TcpFlags;
import java.util.Optional;

/// A SYN+ACK that its receiver never asked for, as far as its kernel knows: a scanner that builds
/// its own SYNs, an address translation that went wrong, an asymmetric path.
final class ResetAfterSynAck implements ResetRule {

  private static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (!answersSynAck(reset)) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    return Optional.of(
        reset
            .endedBySender(Ending.RESET_AFTER_SYNACK, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(reset.trigger("the SYN+ACK of %s", reset.whom()))
            .because(reset.marks())
            .or(Ending.CONNECT_ABANDONED, Certainty.POSSIBLE, "the connecting process on %s", host)
            .or(
                Ending.HOST_FILTER_RESET,
                Certainty.POSSIBLE,
                "OutRsts on %s and its filter's counters",
                host)
            .says(
                "%s answered the SYN+ACK by a reset %s later: its kernel knew of no such"
                    + " connection, as with a port scan or a wrong address translation.",
                reset.who(), reset.latency()));
  }

  /// Whether the initiator answered a proper SYN+ACK by a bare reset and never by an ACK.
  static boolean answersSynAck(ResetCase reset) {
    var record = reset.record();
    return reset.bySide(Side.INITIATOR)
        && reset.shape().isReply()
        && (record.triggerFlags() & SYN_ACK) == SYN_ACK
        && record.seq() == record.triggerAck()
        && !record.knowsAckSent();
  }
}
