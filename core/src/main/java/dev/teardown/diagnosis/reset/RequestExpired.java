// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Data for a request that the server no longer has: it ignored the final ACK because its accept queue
/// was full, repeated its SYN+ACK, gave up, and answers what comes later by a reset.
final class RequestExpired implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    var server = reset.sender();
    boolean ignored =
        server.sawSynAck()
            && server.synCount() > 1
            && record.uniqueBytes() == 0
            && record.knowsAckSent()
            && record.ackSent() == reset.victim().iss() + 1;
    boolean answersLateSegment =
        reset.bySide(Side.RESPONDER)
            && reset.shape().isReply()
            && record.triggerAck() == server.iss() + 1
            && record.seq() == record.triggerAck();
    if (!ignored || !answersLateSegment) {
      return Optional.empty();
    }
    var host = server.address();
    return Optional.of(
        reset
            .endedBySender(Ending.REQUEST_EXPIRED, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(
                Evidence.segment(
                    server.synFrame(),
                    server.synTime(),
                    "%s sent its SYN+ACK %d times, as if the final ACK had not come",
                    reset.who(),
                    server.synCount()))
            .because(reset.trigger("%s speaks %s after the last SYN+ACK", reset.whom(), late(reset)))
            .because(reset.marks())
            .or(Ending.ACCEPT_OVERFLOW_RESET, Certainty.POSSIBLE, "ListenOverflows on " + host)
            .or(Ending.LISTENER_CLOSED, Certainty.POSSIBLE, "whether " + host + " still listens")
            .says(
                "%s never took the connection out of its handshake (full accept queue) and had forgotten "
                    + "it when %s spoke.",
                reset.who(), reset.whom()));
  }

  private static Elapsed late(ResetCase reset) {
    return Elapsed.between(reset.sender().lastSynTime(), reset.record().triggerTime());
  }
}
