// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.kernel;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Errno;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.KernelEvent.ResetSent;
import dev.teardown.evidence.KernelEvent.SocketError;
import dev.teardown.evidence.KernelEvent.StateChanged;
import dev.teardown.evidence.TcpState;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.List;
import java.util.Optional;

/// A connection that a kernel gave up: the error that its application gets says so, no packet does.
final class ToldTimeout {

  /// ETIMEDOUT, or what an ICMP error or a missing neighbour left to be reported instead.
  private static final List<Errno> GIVEN_UP =
      List.of(Errno.ETIMEDOUT, Errno.EHOSTUNREACH, Errno.ENETUNREACH);

  private ToldTimeout() {}

  /// Empty where the error is no time-out, or belongs to a reset that was sent for it.
  static Optional<Finding> of(KernelCase seen, Side side, SocketError error) {
    long at = error.timeNanos();
    boolean isKeepalive =
        seen.of(side, ResetSent.class).anyMatch(it -> KernelCase.isNear(it.timeNanos(), at));
    if (!GIVEN_UP.contains(error.error()) || isKeepalive) {
      return Optional.empty();
    }
    var ending = ending(seen, side, error);
    var finding =
        Finding.of(ending, EndedBy.of(side), certainty(ending))
            .by(Actor.KERNEL)
            .because(
                Evidence.kernel(
                    at,
                    "the kernel of %s gives up: its application gets %s",
                    seen.who(side),
                    error.error()));
    if (ending == Ending.RETRANSMISSION_TIMEOUT) {
      finding.or(
          Ending.USER_TIMEOUT,
          Certainty.POSSIBLE,
          "whether the application of %s sets TCP_USER_TIMEOUT",
          seen.who(side));
    }
    return Optional.of(
        finding.says(
            "The kernel of %s gave the connection up without a word to the other side; its"
                + " application gets %s.",
            seen.who(side), error.error()));
  }

  private static Ending ending(KernelCase seen, Side side, SocketError error) {
    boolean isOpening =
        seen.of(side, StateChanged.class)
            .anyMatch(it ->
                it.from() == TcpState.SYN_SENT
                    && it.to() == TcpState.CLOSE
                    && KernelCase.isNear(it.timeNanos(), error.timeNanos()));
    if (isOpening) {
      return error.error().equals(Errno.ETIMEDOUT) ? Ending.CONNECT_TIMEOUT : Ending.UNREACHABLE;
    }
    boolean isClosed = seen.flow().half(side.other()).zeroWindowSince() != Flow.NEVER;
    return isClosed ? Ending.ZERO_WINDOW_TIMEOUT : Ending.RETRANSMISSION_TIMEOUT;
  }

  /// The kernel does not tell which of its limits it was.
  private static Certainty certainty(Ending ending) {
    return ending == Ending.RETRANSMISSION_TIMEOUT || ending == Ending.ZERO_WINDOW_TIMEOUT
        ? Certainty.LIKELY
        : Certainty.PROVEN;
  }
}
