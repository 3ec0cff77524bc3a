// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Phrase;
import java.util.Optional;

/// A FIN, then an active reset: shutdown for writing, then close with unread data. Java's
/// Socket.close() does just this whenever something was left unread.
final class UnreadDataAfterFin implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isActive() || !record.finSeen()) {
      return Optional.empty();
    }
    boolean unreadPossible = record.victimUniqueBytes() > 0;
    var finding =
        unreadPossible
            ? reset.endedBySender(Ending.UNREAD_DATA_AFTER_FIN, Certainty.LIKELY)
            : reset.endedBySender(Ending.ACTIVE_RESET, ActiveReset.familyCertainty(reset));
    finding
        .because(
            Evidence.segment(
                reset.sender().finFrame(),
                reset.sender().finTime(),
                "%s had closed its sending side",
                reset.who()))
        .because(unread(reset))
        .because(reset.marks());
    var host = reset.sender().address();
    return Optional.of(
        finding
            .or(Ending.LINGER2, Certainty.POSSIBLE, "TCPAbortOnLinger on %s", host)
            .or(Ending.LINGER_ZERO, Certainty.POSSIBLE, "TCPAbortOnData on %s", host)
            .or(Ending.DISCONNECT, Certainty.POSSIBLE, "the calls of the process on %s", host)
            .or(
                Ending.DESTROYED,
                Certainty.POSSIBLE,
                "error 103 in inet_sk_error_report on %s",
                host)
            .says(
                "%s sent its FIN and aborted %s later%s.",
                reset.who(),
                Elapsed.between(reset.sender().finTime(), record.timeNanos()),
                unreadPossible
                    ? Phrase.of(
                        ": most likely it closed without having read all of %s",
                        new Bytes(record.victimUniqueBytes()))
                    : ", although the peer had never sent a byte"));
  }

  private static Evidence unread(ResetCase reset) {
    var record = reset.record();
    return record.victimDataFrame() == 0
        ? Evidence.silence(record.timeNanos(), "%s never sent a byte", reset.whom())
        : Evidence.segment(
            record.victimDataFrame(),
            record.victimDataTime(),
            "the last of %s that %s sent",
            new Bytes(record.victimUniqueBytes()),
            reset.whom());
  }
}
