// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Evidence;
import dev.teardown.wire.TcpFlags;
import java.util.Optional;

/// A bare reset as the answer to the acknowledgement of a FIN: the closer does not wait in
/// FIN-WAIT-2 (most likely TCP_LINGER2 below 0; net/ipv4/tcp_input.c tcp_rcv_state_process(),
/// v6.18).
final class Linger2 implements ResetRule {

  private static final long PROMPT_NANOS = 1_000_000_000L;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    boolean answersAckOfFin =
        reset.shape().isReply()
            && record.finAcked()
            && record.triggerPayload() == 0
            && (record.triggerFlags() & TcpFlags.FIN) == 0
            && record.triggerFrame() == reset.sender().finAckedFrame()
            && record.seq() == reset.sender().finSeq() + 1;
    if (!answersAckOfFin || reset.seen().latencyNanos() > PROMPT_NANOS) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    return Optional.of(
        reset
            .endedBySender(Ending.LINGER2, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(
                Evidence.segment(
                    reset.sender().finFrame(), reset.sender().finTime(), "%s closes", reset.who()))
            .because(reset.trigger("%s acknowledges the FIN and sends nothing else", reset.whom()))
            .because(reset.marks())
            .or(Ending.HOST_FILTER_RESET, Certainty.POSSIBLE, "OutRsts on %s", host)
            .or(Ending.MEMORY_LIMIT, Certainty.POSSIBLE, "TCPAbortOnMemory on %s", host)
            .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host)
            .says(
                "%s closed and met the acknowledgement of its FIN with a reset: it does not wait"
                    + " for the other side to close (TCP_LINGER2 below 0).",
                reset.who()));
  }
}
