// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import static dev.teardown.wire.SequenceNumber.after;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.ResetRecord;
import java.util.Optional;

/// Data for a side that has closed while it still had data to send: its FIN waits behind that data,
/// so that nobody sees it, and what comes in is answered by a reset (net/ipv4/tcp_input.c
/// tcp_rcv_state_process(), v6.18). All that was unsent is lost.
final class DataAfterHiddenClose implements ResetRule {

  /// A host that sent or acknowledged this recently has not restarted since.
  private static final long ALIVE_NANOS = 1_000_000_000L;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isReply()
        || !reset.answersData()
        || record.finSeen()
        || !heldBack(record)
        || reset.senderSilenceNanos() > aliveNanos(reset)) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    return Optional.of(
        reset
            .endedBySender(Ending.DATA_AFTER_CLOSE, Certainty.LIKELY)
            .because(stillSending(reset))
            .because(reset.trigger("%s sends %s", reset.whom(), new Bytes(record.triggerPayload())))
            .because(reset.marks())
            .or(
                Ending.DATA_AFTER_SHUTDOWN,
                Certainty.POSSIBLE,
                "whether the process on %s still holds the socket's descriptor",
                host)
            .or(Ending.PEER_FORGOT, Certainty.POSSIBLE, "the uptime of %s", host)
            .or(Ending.HOST_FILTER_RESET, Certainty.POSSIBLE, "OutRsts on %s", host)
            .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host)
            .says(
                "%s had most likely closed with data still unsent, so the %s from %s were answered"
                    + " by a reset, and what was unsent is lost.",
                reset.who(), new Bytes(record.triggerPayload()), reset.whom()));
  }

  /// Whether the sender had data under way or was kept from sending by a closed window.
  private static boolean heldBack(ResetRecord record) {
    return record.knowsSndNxt()
        && record.knowsVictimAck()
        && (after(record.sndNxt(), record.victimAck()) || record.victimWindow() == 0);
  }

  private static Evidence stillSending(ResetCase reset) {
    var sender = reset.sender();
    var record = reset.record();
    long unacknowledged = record.sndNxt() - record.victimAck();
    return unacknowledged > 0
        ? Evidence.segment(
            sender.lastDataFrame(),
            sender.lastDataTime(),
            "%s was still sending: %s are not acknowledged",
            reset.who(),
            new Bytes(unacknowledged))
        : reset.trigger("%s keeps its window closed: %s has to wait", reset.whom(), reset.who());
  }

  /// A closed window stretches the time between two signs of life.
  private static long aliveNanos(ResetCase reset) {
    return reset.record().victimWindow() == 0 ? Long.MAX_VALUE : ALIVE_NANOS;
  }
}
