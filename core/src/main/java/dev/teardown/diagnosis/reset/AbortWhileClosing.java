// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// An active reset from a side whose FIN was not yet acknowledged: it had closed, and then the
/// kernel or the application threw the rest away.
final class AbortWhileClosing implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isActive() || !record.finSeen() || record.finAcked()) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    boolean closing = record.victimFinSeen();
    return Optional.of(
        reset
            .endedBySender(Ending.ACTIVE_RESET, ActiveReset.familyCertainty(reset))
            .because(
                Evidence.segment(
                    reset.sender().finFrame(),
                    reset.sender().finTime(),
                    "%s had closed; its FIN is not acknowledged yet",
                    reset.who()))
            .because(reset.marks())
            .or(
                closing ? Ending.DISCONNECT_WITH_UNSENT : Ending.UNREAD_DATA_AFTER_FIN,
                Certainty.POSSIBLE,
                "tcp_send_reset's reason on %s",
                host)
            .or(
                Ending.MEMORY_LIMIT,
                Certainty.POSSIBLE,
                "TCPAbortOnMemory and \"too many orphaned sockets\" in the log of %s",
                host)
            .or(
                closing ? Ending.UNREAD_DATA_AFTER_FIN : Ending.DISCONNECT_WITH_UNSENT,
                Certainty.POSSIBLE,
                "TCPAbortOnClose on %s",
                host)
            .or(Ending.LINGER_ZERO, Certainty.POSSIBLE, "TCPAbortOnData on %s", host)
            .or(
                Ending.DESTROYED,
                Certainty.POSSIBLE,
                "error 103 in inet_sk_error_report on %s",
                host)
            .says(
                "%s had sent its FIN and aborted %s later, before the FIN was acknowledged.",
                reset.who(), Elapsed.between(reset.sender().finTime(), record.timeNanos())));
  }
}
