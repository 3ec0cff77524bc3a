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
import dev.teardown.evidence.KernelEvent.SocketError;
import dev.teardown.evidence.KernelEvent.StateChanged;
import dev.teardown.evidence.TcpState;
import dev.teardown.flow.Side;
import java.util.Optional;

/// A connection that its application had closed and that its kernel gave up: the socket goes with
/// the FIN unanswered, and no error is reported, since nobody is left to get it.
final class ToldOrphan {

  private ToldOrphan() {}

  static Optional<Finding> of(KernelCase seen, Side side, StateChanged change) {
    boolean isGiven =
        change.to() == TcpState.CLOSE
            && (change.from() == TcpState.FIN_WAIT1 || change.from() == TcpState.LAST_ACK)
            && change.process() == 0
            && !seen.flow().half(side).finAcked();
    if (!isGiven || hasOtherCause(seen, side, change.timeNanos())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(Ending.ORPHAN_TIMEOUT, EndedBy.of(side), Certainty.PROVEN)
            .by(Actor.KERNEL)
            .because(
                Evidence.kernel(
                    change.timeNanos(),
                    "the kernel of %s drops the closed connection in %s, its FIN unanswered",
                    seen.who(side),
                    change.from()))
            .says(
                "%s had closed; its kernel got no answer to the FIN and gave the connection up"
                    + " without a word.",
                seen.who(side)));
  }

  private static boolean hasOtherCause(KernelCase seen, Side side, long atNanos) {
    return seen.told().stream()
        .filter(it -> it.side() == side && KernelCase.isNear(it.event().timeNanos(), atNanos))
        .anyMatch(it ->
            it.event() instanceof ResetReceived
                || it.event() instanceof ResetSent
                || it.event() instanceof SocketError);
  }
}
