// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.kernel;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.KernelEvent.ResetSent;
import dev.teardown.flow.Side;

/// A connection that a reset ended of which the kernel that sent it tells the reason.
final class ToldReset {

  private ToldReset() {}

  static Finding of(KernelCase seen, Side side, ResetSent reset) {
    var reason = ResetReason.of(seen, side, reset);
    var actor = reason.actor();
    var finding =
        Finding.of(reason.ending(), EndedBy.of(side), Certainty.PROVEN)
            .by(actor != null ? actor : seen.actor(side, reset.process(), reset.timeNanos()))
            .because(
                Evidence.kernel(
                    reset.timeNanos(),
                    "the kernel of %s sends RST, reason %s: %s",
                    seen.who(side),
                    reset.reason(),
                    reason.meaning()));
    if (actor == null) {
      finding.because(seen.deed(side, reset.process(), reset.timeNanos()));
    }
    return finding.says(
        "The kernel of %s ended the connection by a reset: %s.", seen.who(side), reason.meaning());
  }
}
