// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;

/// What the rules about resets by somebody else share.
final class ThirdParty {

  /// Routes change by a hop or two.
  private static final int SLACK = 2;

  /// A device that judges a request does so within this time.
  private static final long PROMPT_NANOS = 1_000_000_000L;

  private ThirdParty() {}

  /// A finding that somebody else ended the connection, with the clues that say so.
  static Finding.Builder ended(Ending ending, Certainty certainty, ResetCase reset) {
    return Finding.of(ending, EndedBy.THIRD_PARTY, certainty)
        .by(Actor.NETWORK)
        .because(reset.marks());
  }

  /// Whether the reset comes from as far as the host whose address it bears.
  static boolean hopsFit(ResetCase reset) {
    var sender = reset.sender();
    int ttl = reset.record().ttl();
    return ttl >= sender.ttlMin() - SLACK && ttl <= sender.ttlMax() + SLACK;
  }

  /// How long after the reset its supposed sender went on.
  static Elapsed wentOnAfter(ResetCase reset) {
    return Elapsed.between(reset.record().senderContinuedTime(), reset.record().timeNanos());
  }

  /// Whether the victim's only payload so far is what came just before the reset.
  static boolean followsFirstPayload(ResetCase reset) {
    var record = reset.record();
    return record.triggerPayload() > 0
        && record.uniqueBytes() == 0
        && record.victimUniqueBytes() <= record.triggerPayload()
        && reset.seen().latencyNanos() <= PROMPT_NANOS;
  }
}
