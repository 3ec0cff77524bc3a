// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.kernel;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.KernelEvent.ResetReceived;
import dev.teardown.evidence.KernelEvent.ResetSent;
import dev.teardown.flow.Side;
import java.util.Optional;

/// A reset that a side obeyed and that the other side's TCP never sent: somebody between forged it,
/// or a filter on that host, which sends resets past its TCP.
final class ToldForgery {

  private ToldForgery() {}

  static Optional<Finding> of(KernelCase seen, Side side, ResetReceived received) {
    long at = received.timeNanos();
    boolean wasListenedTo = seen.caseFile().witness().heard().contains(side.other());
    if (!wasListenedTo || wasSent(seen, side.other(), at) || isOwn(seen, side, received)) {
      return Optional.empty();
    }
    boolean isOpen = seen.flow().responder().sawSynAck();
    return Optional.of(
        Finding.of(
                isOpen ? Ending.INJECTED_RESET : Ending.REFUSED_BY_FILTER,
                EndedBy.THIRD_PARTY,
                Certainty.LIKELY)
            .by(Actor.NETWORK)
            .because(
                Evidence.kernel(
                    at,
                    "the kernel of %s obeys a reset that the TCP of %s never sent",
                    seen.who(side),
                    seen.who(side.other())))
            .or(
                Ending.HOST_FILTER_RESET,
                Certainty.POSSIBLE,
                "a capture on the host of %s: a filter there sends resets past its TCP",
                seen.who(side.other()))
            .says(
                "A reset in the name of %s ended the connection for %s; the kernel of %s did not"
                    + " send it.",
                seen.who(side.other()), seen.who(side), seen.who(side.other())));
  }

  /// On one machine a reset is received before its sender has written that it sent it.
  private static boolean wasSent(KernelCase seen, Side sender, long receivedNanos) {
    return seen.of(sender, ResetSent.class)
        .anyMatch(it -> it.timeNanos() <= receivedNanos + KernelCase.TOGETHER_NANOS);
  }

  /// A kernel that answers data after shutdown deals itself the reset that it sends.
  private static boolean isOwn(KernelCase seen, Side side, ResetReceived received) {
    return seen.of(side, ResetSent.class)
        .anyMatch(it ->
            it.socket() == received.socket()
                && KernelCase.isNear(it.timeNanos(), received.timeNanos()));
  }
}
