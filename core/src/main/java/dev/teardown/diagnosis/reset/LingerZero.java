// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Phrase;
import dev.teardown.flow.Handshake;
import dev.teardown.flow.Side;
import java.util.Optional;

/// An active reset by the side that opened the connection and never got a byte: nothing can be
/// unread, so that it was thrown away on purpose. Health checks and scanners do so with SO_LINGER
/// 0.
final class LingerZero implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isActive()
        || record.victimUniqueBytes() > 0
        || !reset.bySide(Side.INITIATOR)
        || reset.senderMayBeWindows()
        || reset.flow().handshake() != Handshake.COMPLETE) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    return Optional.of(
        reset
            .endedBySender(Ending.LINGER_ZERO, Certainty.LIKELY)
            .by(Actor.APPLICATION)
            .because(
                Evidence.silence(
                    record.timeNanos(),
                    "%s never sent a byte: unread data is impossible",
                    reset.whom()))
            .because(reset.marks())
            .or(
                Ending.DISCONNECT,
                Certainty.POSSIBLE,
                "whether the socket's descriptor stayed open on %s",
                host)
            .or(
                Ending.DESTROYED,
                Certainty.POSSIBLE,
                "error 103 in inet_sk_error_report on %s",
                host)
            .or(Ending.MEMORY_LIMIT, Certainty.POSSIBLE, "TCPAbortOnMemory on %s", host)
            .says(
                "%s aborted the connection %s after opening it%s: most likely a close with"
                    + " SO_LINGER 0.",
                reset.who(),
                Elapsed.between(reset.flow().firstTime(), record.timeNanos()),
                record.uniqueBytes() == 0
                    ? " without a byte exchanged"
                    : Phrase.of(", after sending %s", new Bytes(record.uniqueBytes()))));
  }
}
