// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// Probes without an answer, then an active reset one interval after the last: the kernel declared
/// the peer dead (net/ipv4/tcp_timer.c tcp_keepalive_timer(), v6.18). The only time-out that sends
/// a packet.
final class KeepaliveTimeout implements ResetRule {

  /// Timers fire late by a few percent.
  private static final double LATE = 0.2;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    int probes = reset.record().unansweredProbes();
    if (!reset.shape().isActive() || probes == 0 || reset.record().victimWindow() == 0) {
      return Optional.empty();
    }
    var sender = reset.sender();
    long wait = reset.record().timeNanos() - sender.lastProbeTime();
    boolean regular = isRegular(reset, probes, wait);
    return Optional.of(
        reset
            .endedBySender(
                Ending.KEEPALIVE_TIMEOUT, regular ? Certainty.LIKELY : Certainty.POSSIBLE)
            .by(Actor.KERNEL)
            .because(
                Evidence.segment(
                    sender.firstProbeFrame(),
                    sender.firstProbeTime(),
                    "%s sends the first of %d keep-alive probes that nobody answers",
                    reset.who(),
                    probes))
            .because(
                reset.seen().shows("the reset follows the last probe by %s", new Elapsed(wait)))
            .because(reset.marks())
            .or(
                Ending.USER_TIMEOUT,
                Certainty.POSSIBLE,
                "TCP_USER_TIMEOUT and TCP_KEEPCNT of the socket on %s",
                sender.address())
            .or(
                Ending.LINGER_ZERO,
                Certainty.POSSIBLE,
                "tcp_send_reset's reason on %s",
                sender.address())
            .says(
                "%s sent %d keep-alive probes without an answer and declared %s dead %s after the"
                    + " last.",
                reset.who(), probes, reset.whom(), new Elapsed(wait)));
  }

  /// Whether the reset keeps the probes' beat; one probe has none, then the time before it counts.
  private static boolean isRegular(ResetCase reset, int probes, long wait) {
    var sender = reset.sender();
    if (probes == 1) {
      return wait >= 1_000_000_000L;
    }
    double beat = (sender.lastProbeTime() - sender.firstProbeTime()) / (probes - 1.0);
    return Math.abs(wait - beat) <= LATE * beat;
  }
}
