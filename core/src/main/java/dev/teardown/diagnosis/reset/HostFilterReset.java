// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import java.util.Optional;

/// A filter in front of the host's own TCP (nftables or iptables REJECT with tcp-reset): the reset
/// has the form and the hop count of the host, but the host's socket knows nothing of it and goes
/// on.
final class HostFilterReset implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (!reset.origin().isProvenOther() || !reset.shape().isReply() || !ThirdParty.hopsFit(reset)) {
      return Optional.empty();
    }
    var host = reset.sender().address();
    return Optional.of(
        ThirdParty.ended(Ending.HOST_FILTER_RESET, Certainty.LIKELY, reset)
            .or(Ending.INJECTED_RESET, Certainty.POSSIBLE, "a capture on %s", host)
            .or(
                Ending.BOX_POLICY_RESET,
                Certainty.POSSIBLE,
                "a capture on both sides of the device")
            .says(
                "Most likely a filter on or next to %s reset the connection in its name: the reset"
                    + " looks like the host's, but its socket went on %s later and never learned of"
                    + " it.",
                reset.who(), ThirdParty.wentOnAfter(reset)));
  }
}
