// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.SegmentFlag;
import java.util.List;
import java.util.Optional;

/// A reset from a host that knew the connection and shows no end of it: it restarted, lost its
/// network namespace, or closed in a way that this capture does not show.
final class PeerForgot implements ResetRule {

  /// In less time hardly a host comes back.
  private static final long RESTART_NANOS = 10_000_000_000L;

  /// So many segments without an answer show that the host was away.
  private static final int UNANSWERED = 2;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    long silence = reset.senderSilenceNanos();
    if (!reset.shape().isReply()
        || record.finSeen()
        || record.triggerFrame() == 0
        || !record.knowsAckSent() && !record.knowsSndNxt()
        || silence < RESTART_NANOS && !wasAway(reset)) {
      return Optional.empty();
    }
    boolean probe = SegmentFlag.KEEP_ALIVE.isIn(record.triggerMask());
    var host = reset.sender().address();
    return Optional.of(
        reset
            .endedBySender(Ending.PEER_FORGOT, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(
                reset.trigger(
                    probe
                        ? "a keep-alive probe after %s of silence"
                        : "the first segment after %s of silence",
                    new Elapsed(silence)))
            .because(away(reset))
            .because(reset.marks())
            .or(Ending.STATE_LOST, Certainty.POSSIBLE, "a capture on %s", host)
            .or(
                Ending.PEER_GAVE_UP,
                Certainty.POSSIBLE,
                "inet_sk_error_report on %s in the time of silence",
                host)
            .or(Ending.PATH_GONE, Certainty.POSSIBLE, "a capture on %s", host)
            .or(Ending.HOST_FILTER_RESET, Certainty.POSSIBLE, "OutRsts on %s", host)
            .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host)
            .says(
                "%s no longer knew the connection when %s spoke after %s: it had restarted in"
                    + " between, or dropped the connection without a packet that arrived.",
                reset.who(), reset.whom(), new Elapsed(silence)));
  }

  /// Whether the victim repeated something since the sender was last heard.
  private static boolean wasAway(ResetCase reset) {
    var record = reset.record();
    return record.victimRepeats() >= UNANSWERED
        && reset.victim().firstRepeatTime() > record.senderPreviousTime();
  }

  private static List<Evidence> away(ResetCase reset) {
    int repeats = reset.record().victimRepeats();
    var victim = reset.victim();
    return !wasAway(reset)
        ? List.of()
        : List.of(
            Evidence.segment(
                victim.firstRepeatFrame(),
                victim.firstRepeatTime(),
                "%s has to repeat this, %d times in all, before anything answers: %s was away",
                reset.whom(),
                repeats,
                reset.who()));
  }
}
