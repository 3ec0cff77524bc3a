// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import java.util.Optional;

/// A reset that somebody else put on the wire in the name of one side, with nothing to tell why.
final class InjectedReset implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (!reset.origin().isSomebodyElse()) {
      return Optional.empty();
    }
    boolean proven = reset.origin().isProvenOther();
    return Optional.of(
        ThirdParty.ended(
                Ending.INJECTED_RESET, proven ? Certainty.LIKELY : Certainty.POSSIBLE, reset)
            .or(Ending.BOX_POLICY_RESET, Certainty.POSSIBLE, "captures on both sides of the device")
            .or(
                Ending.HOST_FILTER_RESET,
                Certainty.POSSIBLE,
                "a capture on %s",
                reset.sender().address())
            .or(
                reset.shape().isActive() ? Ending.ACTIVE_RESET : Ending.REPLY_RESET,
                Certainty.POSSIBLE,
                "tcp_send_reset's reason on %s",
                reset.sender().address())
            .says(
                "A reset in the name of %s ended the connection, but%s it did not "
                    + "come from that host.",
                reset.who(), proven ? "" : " most likely"));
  }
}
