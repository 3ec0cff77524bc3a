// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import static dev.teardown.wire.SequenceNumber.before;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.wire.TcpFlags;
import java.util.Optional;

/// A step of the handshake with numbers that the other side cannot accept (RFC 9293 3.10.7.3,
/// 3.10.7.4): a SYN+ACK that acknowledges something else than the SYN, or a final ACK that fits no
/// SYN+ACK.
final class HandshakeRejected implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isReply()
        || record.triggerFrame() == 0
        || record.seq() != record.triggerAck()) {
      return Optional.empty();
    }
    var sender = reset.sender();
    boolean opening =
        record.victimUniqueBytes() == 0 && record.uniqueBytes() == 0 && !record.finSeen();
    boolean acknowledges = (record.triggerFlags() & TcpFlags.ACK) != 0;
    boolean unacceptable =
        acknowledges && sender.sawSyn() && record.triggerAck() != sender.iss() + 1;
    if (!opening || !unacceptable || before(sender.iss() + 1, record.sndNxt())) {
      return Optional.empty();
    }
    return Optional.of(
        reset
            .endedBySender(Ending.HANDSHAKE_REJECTED, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(
                reset.trigger(
                    "its ACK is %d off what %s had sent",
                    record.triggerAck() - (sender.iss() + 1), reset.who()))
            .because(reset.marks())
            .or(
                Ending.INJECTED_RESET,
                Certainty.POSSIBLE,
                "tcp_send_reset's reason on %s",
                sender.address())
            .says(
                "%s rejected the handshake: %s acknowledged a number that it never sent, as after a"
                    + " change of addresses on the way or from an older connection.",
                reset.who(), reset.whom()));
  }
}
