// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// A side that repeated or probed without an answer, fell silent, and answers by a reset when the
/// other is heard again: it had given up in between, and a retransmission time-out sends no packet.
final class GaveUpEarlier implements ResetRule {

  /// tcp_retries2 = 15 gives up after 924.6 s at the earliest, 120 s after the last repetition
  /// (net/ipv4/tcp_timer.c retransmits_timed_out(), v6.18).
  private static final long DEFAULT_RUN_NANOS = 800_000_000_000L;

  private static final int RUN = 2;

  /// An answer to a probe comes sooner.
  private static final long ANSWER_NANOS = 1_000_000_000L;

  /// The last of several doubled intervals is about half of them all, so that the next would have
  /// ended by this multiple of their sum.
  private static final double NEXT_REPEAT = 1.1;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    boolean repeated = record.senderRepeats() >= RUN && hasStopped(reset);
    boolean probed = probedInVain(reset);
    if (!reset.shape().isReply() || !repeated && !probed) {
      return Optional.empty();
    }
    return Optional.of(repeated ? afterRepeats(reset) : afterProbes(reset));
  }

  /// Whether it was not merely between two repetitions: a side that has closed and still repeats
  /// answers data by a reset too, but takes a bare ACK or FIN.
  private static boolean hasStopped(ResetCase reset) {
    var sender = reset.sender();
    if (!reset.answersData()) {
      return true;
    }
    long span = sender.lastRepeatTime() - sender.firstRepeatTime();
    double next = reset.record().senderRepeats() == RUN ? 2.0 * span : NEXT_REPEAT * span;
    return reset.record().triggerTime() - sender.lastRepeatTime() > next;
  }

  private static boolean probedInVain(ResetCase reset) {
    var record = reset.record();
    int probes = record.probesBeforeTrigger();
    long since = record.triggerTime() - reset.sender().lastProbeTime();
    return probes >= RUN || probes == 1 && since > ANSWER_NANOS;
  }

  private static Finding afterRepeats(ResetCase reset) {
    var sender = reset.sender();
    boolean byDefault = sender.lastRepeatTime() - sender.firstRepeatTime() >= DEFAULT_RUN_NANOS;
    boolean closed = reset.record().finSeen();
    var ending =
        closed
            ? Ending.ORPHAN_TIMEOUT
            : byDefault ? Ending.RETRANSMISSION_TIMEOUT : Ending.PEER_GAVE_UP;
    var finding =
        reset
            .endedBySender(ending, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(
                Evidence.segment(
                    sender.firstRepeatFrame(),
                    sender.firstRepeatTime(),
                    "%s repeats a segment, %d times in all, up to frame %d; nobody acknowledges it",
                    reset.who(),
                    reset.record().senderRepeats(),
                    sender.lastRepeatFrame()));
    icmp(reset, finding);
    finding.because(reset.trigger("%s is heard again", reset.whom())).because(reset.marks());
    alternatives(reset, finding, ending);
    return finding.says(
        "%s repeated a segment %d times over %s without an acknowledgement and gave up in silence;"
            + " when %s spoke again it was answered by a reset.",
        reset.who(),
        reset.record().senderRepeats(),
        Elapsed.between(sender.firstRepeatTime(), sender.lastRepeatTime()),
        reset.whom());
  }

  private static void alternatives(ResetCase reset, Finding.Builder finding, Ending first) {
    var host = reset.sender().address();
    if (first != Ending.RETRANSMISSION_TIMEOUT) {
      finding.or(
          Ending.RETRANSMISSION_TIMEOUT,
          Certainty.POSSIBLE,
          "net.ipv4.tcp_retries2 on %s: its default would have gone on for 15 minutes",
          host);
    }
    finding.or(
        Ending.USER_TIMEOUT, Certainty.POSSIBLE, "TCP_USER_TIMEOUT of the socket on %s", host);
    if (first != Ending.ORPHAN_TIMEOUT) {
      finding.or(
          Ending.ORPHAN_TIMEOUT,
          Certainty.POSSIBLE,
          "whether the process on %s had already closed the socket",
          host);
    }
    if (first != Ending.PEER_GAVE_UP) {
      finding.or(Ending.PEER_GAVE_UP, Certainty.POSSIBLE, "inet_sk_error_report on %s", host);
    }
    finding.or(Ending.PEER_FORGOT, Certainty.POSSIBLE, "the uptime of %s", host);
  }

  private static void icmp(ResetCase reset, Finding.Builder finding) {
    for (var message : reset.flow().icmp()) {
      if (message.about() == reset.record().sender() && message.isUnreachable()) {
        finding.because(
            Evidence.segment(
                message.frame(),
                message.timeNanos(),
                "ICMP from %s: %s (%d in all)",
                message.from(),
                message.text(),
                reset.flow().icmpCount()));
        return;
      }
    }
  }

  private static Finding afterProbes(ResetCase reset) {
    var sender = reset.sender();
    return reset
        .endedBySender(Ending.PEER_GAVE_UP, Certainty.LIKELY)
        .by(Actor.KERNEL)
        .because(
            Evidence.segment(
                sender.lastProbeFrame(),
                sender.lastProbeTime(),
                "the last probe of %s; nobody answers it",
                reset.who()))
        .because(reset.trigger("%s is heard again", reset.whom()))
        .because(reset.marks())
        .or(
            Ending.KEEPALIVE_TIMEOUT,
            Certainty.POSSIBLE,
            "a capture on %s: its own reset may have been lost",
            sender.address())
        .or(Ending.PEER_FORGOT, Certainty.POSSIBLE, "the uptime of %s", sender.address())
        .says(
            "%s had probed without an answer and given the connection up; when %s spoke %s later it"
                + " was answered by a reset.",
            reset.who(),
            reset.whom(),
            Elapsed.between(sender.lastProbeTime(), reset.record().triggerTime()));
  }
}
