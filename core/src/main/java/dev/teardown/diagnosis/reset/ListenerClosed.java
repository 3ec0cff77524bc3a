// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.flow.Side;
import java.util.Optional;

/// A service that stops while connections wait in its accept queue: each is reset at that moment,
/// and none ever got a byte (net/ipv4/inet_connection_sock.c inet_csk_listen_stop(), v6.18).
final class ListenerClosed implements ResetRule {

  /// Closing a queue takes no longer, even a long one.
  private static final long TOGETHER_NANOS = 20_000_000;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isActive()
        || !reset.bySide(Side.RESPONDER)
        || record.uniqueBytes() > 0
        || record.finSeen()) {
      return Optional.empty();
    }
    var sender = reset.sender();
    long now = record.timeNanos();
    int together =
        reset
            .caseFile()
            .surroundings()
            .hosts()
            .abortsWithin(
                sender.address(), sender.port(), now - TOGETHER_NANOS, now + TOGETHER_NANOS);
    return together < 2 ? Optional.empty() : Optional.of(finding(reset, together));
  }

  private static Finding finding(ResetCase reset, int together) {
    var host = reset.sender().address();
    var finding =
        reset
            .endedBySender(Ending.LISTENER_CLOSED, Certainty.LIKELY)
            .because(
                reset
                    .seen()
                    .shows(
                        "at the same moment %s resets %d connections on which it never sent a byte",
                        reset.who(), together))
            .because(reset.marks());
    if (reset.record().victimUniqueBytes() > 0) {
      finding.or(Ending.UNREAD_DATA, Certainty.POSSIBLE, "TCPAbortOnClose on %s", host);
    }
    return finding
        .or(Ending.LINGER_ZERO, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host)
        .or(Ending.DESTROYED, Certainty.POSSIBLE, "error 103 in inet_sk_error_report on %s", host)
        .or(
            Ending.ACTIVE_RESET,
            Certainty.POSSIBLE,
            "whether the service was stopped at that moment")
        .says(
            "%s stopped listening with %d connections that nobody had accepted yet; each was"
                + " reset.",
            reset.who(), together);
  }
}
