// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import java.util.Optional;

/// A reset for the first segment after an idle gap that a known device allows for: the state
/// between the two sides was gone, not necessarily the host's.
final class StateLost implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    long idle = reset.senderSilenceNanos();
    var known = KnownIdleTimeout.within(idle);
    if (!reset.shape().isReply() || reset.record().finSeen() || known.isEmpty()) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    return Optional.of(
        reset
            .endedBySender(Ending.STATE_LOST, Certainty.POSSIBLE)
            .by(Actor.NETWORK)
            .because(
                reset.trigger(
                    "the first segment of %s after %s of silence; " + known.get().text(),
                    reset.whom(),
                    new Elapsed(idle)))
            .because(reset.marks())
            .or(Ending.PEER_FORGOT, Certainty.POSSIBLE, "the uptime of %s", host)
            .or(Ending.BOX_IDLE_TIMEOUT, Certainty.POSSIBLE, "a capture on %s", host)
            .or(Ending.REPLY_RESET, Certainty.POSSIBLE, "tcp_send_reset's reason on %s", host)
            .says(
                "After %s of silence the connection was no longer known at %s: a device on the way"
                    + " may have dropped its state, or the host restarted.",
                new Elapsed(idle), reset.who()));
  }
}
