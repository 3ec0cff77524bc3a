// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import static dev.teardown.wire.SequenceNumber.after;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// Data for a side that has closed while it still had data to send: its FIN waits behind that data, so
/// that nobody sees it, and what comes in is answered by a reset (net/ipv4/tcp_input.c
/// tcp_rcv_state_process(), v6.18). All that was unsent is lost.
final class DataAfterHiddenClose implements ResetRule {

  /// A host that sent or acknowledged this recently has not restarted since.
  private static final long ALIVE_NANOS = 1_000_000_000L;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    boolean outstanding =
        record.knowsSndNxt() && record.knowsVictimAck() && after(record.sndNxt(), record.victimAck());
    if (!reset.shape().isReply()
        || !reset.answersData()
        || record.finSeen()
        || !outstanding
        || reset.senderSilenceNanos() > aliveNanos(reset)) {
      return Optional.empty();
    }
    var sender = reset.sender();
    long unacknowledged = record.sndNxt() - record.victimAck();
    var host = sender.address();
    return Optional.of(
        reset
            .endedBySender(Ending.DATA_AFTER_CLOSE, Certainty.LIKELY)
            .because(
                Evidence.segment(
                    sender.lastDataFrame(),
                    sender.lastDataTime(),
                    "%s was still sending: %s are not acknowledged",
                    reset.who(),
                    new Bytes(unacknowledged)))
            .because(reset.trigger("%s sends %d bytes", reset.whom(), record.triggerPayload()))
            .because(reset.marks())
            .or(
                Ending.DATA_AFTER_SHUTDOWN,
                Certainty.POSSIBLE,
                "whether the process on " + host + " still holds the socket's descriptor")
            .or(Ending.PEER_FORGOT, Certainty.POSSIBLE, "the uptime of " + host)
            .or(Ending.HOST_FILTER_RESET, Certainty.POSSIBLE, "OutRsts on " + host)
            .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on " + host)
            .says(
                "%s had most likely closed with data still unsent, so the %s from %s were answered by a "
                    + "reset and at least %s were lost.",
                reset.who(),
                new Bytes(record.triggerPayload()),
                reset.whom(),
                new Bytes(unacknowledged)));
  }

  /// A closed window stretches the time between two signs of life.
  private static long aliveNanos(ResetCase reset) {
    return reset.record().victimWindow() == 0 ? Long.MAX_VALUE : ALIVE_NANOS;
  }
}
