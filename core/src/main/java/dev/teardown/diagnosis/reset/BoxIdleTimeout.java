// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import java.util.Optional;

/// A device on the path that ended a connection for having been idle too long.
final class BoxIdleTimeout implements ResetRule {

  private static final long IDLE_NANOS = 60_000_000_000L;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    long idle = reset.senderSilenceNanos();
    if (!reset.origin().isSomebodyElse() || idle < IDLE_NANOS) {
      return Optional.empty();
    }
    var known = KnownIdleTimeout.within(idle);
    return Optional.of(
        ThirdParty.ended(
                Ending.BOX_IDLE_TIMEOUT,
                known.isPresent() ? Certainty.LIKELY : Certainty.POSSIBLE,
                reset)
            .because(reset.seen().shows(idleText(known), new Elapsed(idle)))
            .or(Ending.INJECTED_RESET, Certainty.POSSIBLE, "captures on both sides of the device")
            .or(Ending.STATE_LOST, Certainty.POSSIBLE, "the device's own log")
            .says(
                "A device on the way reset the connection after %s of silence from %s: most "
                    + "likely its idle limit had passed.",
                new Elapsed(idle), reset.who()));
  }

  private static String idleText(Optional<KnownIdleTimeout> known) {
    return known.map(limit -> "%s of silence; " + limit.text()).orElse("%s of silence before it");
  }
}
