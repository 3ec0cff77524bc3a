// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.kernel;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.KernelEvent.ResetSent;
import dev.teardown.evidence.KernelEvent.StateChanged;
import dev.teardown.flow.Side;
import java.util.Optional;

/// A connection that a reset ended of which the kernel that sent it tells the reason.
final class ToldReset {

  private ToldReset() {}

  static Finding of(KernelCase seen, Side side, ResetSent reset) {
    var reason = ResetReason.of(seen, side, reset);
    var closing = reason.followsClose() ? seen.closing(side) : Optional.<StateChanged>empty();
    if (closing.isPresent()) {
      return afterClose(seen, side, reset, reason, closing.get());
    }
    var actor = reason.actor();
    var finding =
        Finding.of(reason.ending(), EndedBy.of(side), Certainty.PROVEN)
            .by(actor != null ? actor : seen.actor(side, reset.process(), reset.timeNanos()))
            .because(sent(seen, side, reset, reason));
    if (actor == null) {
      finding.because(seen.deed(side, reset.process(), reset.timeNanos()));
    }
    return finding.says(
        "The kernel of %s ended the connection by a reset: %s.", seen.who(side), reason.meaning());
  }

  /// The kernel only answers; what ended the connection is the close before.
  private static Finding afterClose(
      KernelCase seen, Side side, ResetSent reset, ResetReason reason, StateChanged close) {
    return Finding.of(reason.ending(), EndedBy.of(side), Certainty.PROVEN)
        .by(seen.actor(side, close.process(), close.timeNanos()))
        .because(
            Evidence.kernel(
                close.timeNanos(), "%s closes: %s to %s", seen.who(side), close.from(), close.to()))
        .because(seen.deed(side, close.process(), close.timeNanos()))
        .because(sent(seen, side, reset, reason))
        .says("%s had closed; its kernel sent RST: %s.", seen.who(side), reason.meaning());
  }

  private static Evidence sent(KernelCase seen, Side side, ResetSent reset, ResetReason reason) {
    return Evidence.kernel(
        reset.timeNanos(),
        "the kernel of %s sends RST, reason %s: %s",
        seen.who(side),
        reset.reason(),
        reason.meaning());
  }
}
