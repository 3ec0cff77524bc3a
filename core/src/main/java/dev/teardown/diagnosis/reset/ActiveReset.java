// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.diagnosis.origin.ResetShape;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Side;
import java.util.List;
import java.util.Optional;

/// An active reset of which the packets do not tell the cause: a living socket decided, and every
/// cause looks the same on the wire.
final class ActiveReset implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (!reset.shape().isActive() && !looksUnasked(reset)) {
      return Optional.empty();
    }
    var record = reset.record();
    var finding =
        reset
            .endedBySender(Ending.ACTIVE_RESET, familyCertainty(reset))
            .because(reset.marks())
            .because(windowsHint(reset));
    if (record.victimUniqueBytes() > 0) {
      finding.or(
          Ending.UNREAD_DATA,
          Certainty.POSSIBLE,
          "TCPAbortOnClose on %s",
          reset.sender().address());
      unreadTwins(reset, finding);
    } else {
      finding.because(
          Evidence.silence(
              record.timeNanos(), "%s never sent a byte: unread data is impossible", reset.whom()));
      unreadTwins(reset, finding);
    }
    boolean silent = record.uniqueBytes() == 0 && record.victimUniqueBytes() == 0;
    return Optional.of(
        silent
            ? finding.says(
                "%s aborted the connection before a byte was exchanged; the packets do not tell"
                    + " why.",
                reset.who())
            : finding.says(
                "%s aborted the connection after sending %s and receiving %s; the packets do not"
                    + " tell why.",
                reset.who(),
                new Bytes(record.uniqueBytes()),
                new Bytes(record.victimUniqueBytes())));
  }

  /// No ACK bit, but nothing near that it could answer.
  private static boolean looksUnasked(ResetCase reset) {
    return reset.shape() == ResetShape.ODD || reset.shape() == ResetShape.RECYCLED;
  }

  /// The form is proof where it carries marks that only the socket itself has.
  static Certainty familyCertainty(ResetCase reset) {
    var record = reset.record();
    boolean marked =
        reset.shape() == ResetShape.ACTIVE
            && record.hasTimestamps()
            && record.knowsSndNxt()
            && record.seq() == record.sndNxt();
    if (reset.shape() == ResetShape.ODD) {
      return Certainty.POSSIBLE;
    }
    return marked ? Certainty.PROVEN : Certainty.LIKELY;
  }

  /// What a Windows host does in addition, where the sender may be one.
  static List<Evidence> windowsHint(ResetCase reset) {
    return reset.senderMayBeWindows()
        ? List.of(
            reset
                .seen()
                .shows(
                    "%s may be a Windows host, which also resets when a process ends without"
                        + " closing",
                    reset.who()))
        : List.of();
  }

  /// What leaves the same packets as a close with unread data.
  static void unreadTwins(ResetCase reset, Finding.Builder finding) {
    var host = reset.sender().address();
    finding.or(Ending.LINGER_ZERO, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host);
    if (reset.bySide(Side.RESPONDER) && reset.record().uniqueBytes() == 0) {
      finding.or(
          Ending.LISTENER_CLOSED,
          Certainty.POSSIBLE,
          "whether %s stopped listening at that moment",
          host);
    }
    finding
        .or(Ending.DESTROYED, Certainty.POSSIBLE, "error 103 in inet_sk_error_report on %s", host)
        .or(
            Ending.DISCONNECT,
            Certainty.POSSIBLE,
            "whether the socket's descriptor stayed open on %s",
            host)
        .or(Ending.MEMORY_LIMIT, Certainty.POSSIBLE, "TCPAbortOnMemory on %s", host);
  }
}
