// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import java.util.Optional;

/// A reset that says why: the MP_TCPRST option of Multipath TCP (RFC 8684 3.6). It ends one
/// subflow; the data may go on over another.
final class MptcpReset implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    int reason = reset.record().multipathReason();
    if (reason < 0) {
      return Optional.empty();
    }
    return Optional.of(
        reset
            .endedBySender(Ending.MPTCP_RESET, Certainty.PROVEN)
            .by(Actor.KERNEL)
            .because(
                reset
                    .seen()
                    .shows("it carries MP_TCPRST with reason %d: %s", reason, words(reason)))
            .because(reset.marks())
            .says(
                "%s reset this Multipath TCP subflow and gave the reason: %s.",
                reset.who(), words(reason)));
  }

  /// RFC 8684, section 3.6.
  private static String words(int reason) {
    return switch (reason) {
      case 0 -> "unspecified";
      case 1 -> "MPTCP-specific error";
      case 2 -> "lack of resources";
      case 3 -> "administratively prohibited";
      case 4 -> "too much outstanding data";
      case 5 -> "unacceptable performance";
      case 6 -> "middlebox interference";
      default -> "code " + reason;
    };
  }
}
