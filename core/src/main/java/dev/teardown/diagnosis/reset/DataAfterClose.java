// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// Data for a side that has closed: its FIN was seen, what came after it found nobody to read it
/// (RFC 9293 3.6; RFC 1122 4.2.2.13).
final class DataAfterClose implements ResetRule {

  /// tcp_fin_timeout: how long Linux keeps a closed socket waiting for the other side's FIN.
  static final long FIN_TIMEOUT_NANOS = 60_000_000_000L;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isReply() || !record.finSeen() || !reset.answersData()) {
      return Optional.empty();
    }
    var sender = reset.sender();
    long since = record.triggerTime() - sender.finTime();
    var finding =
        reset
            .endedBySender(Ending.DATA_AFTER_CLOSE, Certainty.LIKELY)
            .because(
                Evidence.segment(
                    sender.finFrame(),
                    sender.finTime(),
                    record.finAcked() ? "%s closes; its FIN arrives" : "%s closes",
                    reset.who()))
            .because(
                reset.trigger(
                    "%s sends %s all the same", reset.whom(), new Bytes(record.triggerPayload())))
            .because(reset.marks());
    alternatives(reset, finding, since);
    return Optional.of(
        finding.says(
            "%s had closed %s before %s sent %s more, so the data was answered by a reset.",
            reset.who(), new Elapsed(since), reset.whom(), new Bytes(record.triggerPayload())));
  }

  private static void alternatives(ResetCase reset, Finding.Builder finding, long since) {
    var host = reset.sender().address();
    if (since >= FIN_TIMEOUT_NANOS) {
      finding.or(
          Ending.FIN_WAIT_2_EXPIRED,
          Certainty.LIKELY,
          "tcp_send_reset's reason on %s (NO_SOCKET rather than TCP_TIMEWAIT_SOCKET)",
          host);
    }
    finding
        .or(
            Ending.DATA_AFTER_SHUTDOWN,
            Certainty.POSSIBLE,
            "whether the process on %s still holds the socket's descriptor",
            host)
        .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host);
  }
}
