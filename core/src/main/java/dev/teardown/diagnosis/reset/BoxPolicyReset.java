// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import java.util.Optional;

/// A device on the path that did not like what it read: the reset follows the first payload, where
/// a host name or a request stands in clear (SNI, Host).
final class BoxPolicyReset implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (!reset.origin().isSomebodyElse() || !ThirdParty.followsFirstPayload(reset)) {
      return Optional.empty();
    }
    return Optional.of(
        ThirdParty.ended(Ending.BOX_POLICY_RESET, Certainty.LIKELY, reset)
            .because(reset.trigger("the first payload of the connection"))
            .or(
                Ending.INJECTED_RESET,
                Certainty.POSSIBLE,
                "the same request over another path or with another host name")
            .or(
                Ending.HOST_FILTER_RESET,
                Certainty.POSSIBLE,
                "a capture on %s",
                reset.sender().address())
            .says(
                "A device on the way reset the connection right after the first %s from %s: most "
                    + "likely a rule of a firewall or censor matched.",
                new Bytes(reset.record().victimUniqueBytes()), reset.whom()));
  }
}
