// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.kernel;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Ending;
import dev.teardown.evidence.Errno;
import dev.teardown.evidence.KernelEvent.ResetSent;
import dev.teardown.evidence.KernelEvent.SocketDestroyed;
import dev.teardown.evidence.TcpState;
import dev.teardown.flow.Side;
import org.jspecify.annotations.Nullable;

/// What a kernel's reason for a reset comes to (enum sk_rst_reason, include/net/rstreason.h, v6.18;
/// what it really means was measured).
///
/// @param meaning completes "... sends RST: "
/// @param actor null where the process in whose context it happened tells
record ResetReason(Ending ending, String meaning, @Nullable Actor actor) {

  private static ResetReason of(Ending ending, String meaning) {
    return new ResetReason(ending, meaning, null);
  }

  private static ResetReason byKernel(Ending ending, String meaning) {
    return new ResetReason(ending, meaning, Actor.KERNEL);
  }

  static ResetReason of(KernelCase seen, Side side, ResetSent reset) {
    return switch (reset.reason()) {
      case "TCP_ABORT_ON_CLOSE" ->
          hadClosed(seen, side, reset)
              ? of(Ending.UNREAD_DATA_AFTER_FIN, "closed with data unread, after its FIN")
              : of(Ending.UNREAD_DATA, "closed with data unread");
      case "TCP_ABORT_ON_LINGER" -> of(Ending.LINGER2, "closed with TCP_LINGER2 below 0");
      case "TCP_ABORT_ON_MEMORY" ->
          byKernel(Ending.MEMORY_LIMIT, "too many orphans, or TCP is out of memory");
      case "TCP_STATE" -> state(seen, side, reset);
      case "TCP_KEEPALIVE_TIMEOUT", "KEEPALIVE_TIMEOUT" ->
          byKernel(Ending.KEEPALIVE_TIMEOUT, "its keep-alive probes went unanswered");
      case "TCP_DISCONNECT_WITH_DATA" ->
          of(Ending.DISCONNECT_WITH_UNSENT, "disconnected with data unsent, after its FIN");
      case "TCP_ABORT_ON_DATA" ->
          seen.hasError(side, Errno.ECONNRESET, reset.timeNanos())
              ? of(Ending.DATA_AFTER_SHUTDOWN, "data came after shutdown(SHUT_RDWR)")
              : byKernel(Ending.DATA_AFTER_CLOSE, "data came after close()");
      case "TCP_TIMEWAIT_SOCKET" ->
          byKernel(Ending.DATA_AFTER_CLOSE, "data came after close(): only a remnant is left");
      case "INVALID_SYN" -> byKernel(Ending.ACCEPT_OVERFLOW_RESET, "the accept queue is full");
      case "TCP_INVALID_ACK_SEQUENCE" ->
          byKernel(Ending.STALE_HALF_OPEN, "the ACK belongs to an older connection");
      case "NO_SOCKET", "TCP_FLAGS" -> nobodyThere(seen, side, reset);
      default ->
          byKernel(
              reset.isReply() ? Ending.REPLY_RESET : Ending.ACTIVE_RESET, "for another reason");
    };
  }

  private static boolean hadClosed(KernelCase seen, Side side, ResetSent reset) {
    var half = seen.flow().half(side);
    return half.sawFin() && half.finTime() <= reset.timeNanos() + KernelCase.TOGETHER_NANOS;
  }

  /// Four causes share the reason TCP_STATE; what the kernel says beside it tells them apart.
  private static ResetReason state(KernelCase seen, Side side, ResetSent reset) {
    long at = reset.timeNanos();
    if (seen.hasError(side, Errno.ECONNABORTED, at)) {
      return new ResetReason(
          Ending.DESTROYED, "the socket was destroyed (SOCK_DESTROY)", Actor.ADMINISTRATOR);
    }
    if (seen.listenerClosed(side, at)) {
      return of(Ending.LISTENER_CLOSED, "the listener was closed before the connection was taken");
    }
    boolean isGone =
        seen.of(side, SocketDestroyed.class)
            .anyMatch(it -> it.socket() == reset.socket() && KernelCase.isNear(it.timeNanos(), at));
    return isGone
        ? of(Ending.LINGER_ZERO, "closed with SO_LINGER 0")
        : of(Ending.DISCONNECT, "dissolved by connect(AF_UNSPEC), the descriptor stays open");
  }

  /// No socket was left, or only a listener: the same, though the kernel says TCP_FLAGS.
  private static ResetReason nobodyThere(KernelCase seen, Side side, ResetSent reset) {
    var half = seen.flow().half(side);
    var peer = seen.flow().half(side.other());
    boolean answersSyn = side == Side.RESPONDER && !half.sawSynAck() && half.uniqueBytes() == 0;
    if (answersSyn && peer.sawSyn() && reset.reason().equals("NO_SOCKET")) {
      return byKernel(Ending.REFUSED, "nobody listens there");
    }
    if (half.sawFin()) {
      return byKernel(
          half.finAcked() ? Ending.FIN_WAIT_2_EXPIRED : Ending.ORPHAN_TIMEOUT,
          "it had closed, and what was left of the connection had expired");
    }
    if (reset.state().filter(TcpState.LISTEN::equals).isPresent() && requestWaits(seen)) {
      return byKernel(Ending.REQUEST_EXPIRED, "the half-open request had expired");
    }
    return byKernel(Ending.PEER_FORGOT, "nothing of the connection is left there");
  }

  /// Whether the responder's application was never given the connection: SYN+ACKs again and again.
  private static boolean requestWaits(KernelCase seen) {
    return seen.flow().responder().synCount() > 1;
  }
}
