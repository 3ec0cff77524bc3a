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

/// Data for a request that the server no longer has, or never had: it ignored the final ACK because
/// its accept queue was full, repeated its SYN+ACK or relied on a SYN cookie, and answers what
/// comes later by a reset.
final class RequestExpired implements ResetRule {

  private static final long REPETITION_NANOS = 100_000_000;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    var server = reset.sender();
    boolean stillOpening =
        server.sawSynAck()
            && record.uniqueBytes() == 0
            && record.knowsAckSent()
            && record.ackSent() == reset.victim().iss() + 1;
    boolean repeated =
        isRepetition(server.synCount() > 1, server.synTime(), server.lastSynTime())
            || isRepetition(
                record.victimRepeats() > 1 && spokeLast(reset),
                reset.victim().firstRepeatTime(),
                reset.victim().lastRepeatTime());
    boolean ignored = repeated || record.victimUniqueBytes() > record.triggerPayload();
    boolean answersLateSegment =
        reset.bySide(Side.RESPONDER)
            && reset.shape().isReply()
            && record.triggerAck() == server.iss() + 1
            && record.seq() == record.triggerAck();
    if (!stillOpening || !ignored || !answersLateSegment) {
      return Optional.empty();
    }
    var host = server.address();
    return Optional.of(
        reset
            .endedBySender(Ending.REQUEST_EXPIRED, repeated ? Certainty.LIKELY : Certainty.POSSIBLE)
            .by(Actor.KERNEL)
            .because(
                Evidence.segment(
                    server.synFrame(),
                    server.synTime(),
                    "%s sent its SYN+ACK %d times and never acknowledged anything after it",
                    reset.who(),
                    server.synCount()))
            .because(
                reset.trigger("%s speaks %s after the last SYN+ACK", reset.whom(), late(reset)))
            .because(reset.marks())
            .or(Ending.ACCEPT_OVERFLOW_RESET, Certainty.POSSIBLE, "ListenOverflows on %s", host)
            .or(Ending.LISTENER_CLOSED, Certainty.POSSIBLE, "whether %s still listens", host)
            .or(Ending.PEER_FORGOT, Certainty.POSSIBLE, "the uptime of %s", host)
            .or(Ending.HOST_FILTER_RESET, Certainty.POSSIBLE, "OutRsts on %s", host)
            .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host)
            .says(
                "Most likely %s never took the connection out of its handshake (full accept queue)"
                    + " and no longer had it when %s spoke again.",
                reset.who(), reset.whom()));
  }

  /// Whether the repetitions began after the server was last heard: they are not of the SYN.
  private static boolean spokeLast(ResetCase reset) {
    return reset.victim().firstRepeatTime() > reset.record().senderPreviousTime();
  }

  /// A frame captured twice is no repetition: those lie at least a time-out apart.
  private static boolean isRepetition(boolean seenAgain, long firstTime, long lastTime) {
    return seenAgain && lastTime - firstTime >= REPETITION_NANOS;
  }

  private static Elapsed late(ResetCase reset) {
    return Elapsed.between(reset.sender().lastSynTime(), reset.record().triggerTime());
  }
}
