// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.wire.TcpFlags;

/// Moves an endpoint's state by the flags of a segment that it sent. Sequence numbers are not
/// looked at, as in Zeek (docs/reference/zeek.md, "States").
final class StateMachine {

  private StateMachine() {}

  static void update(ZeekEndpoint from, ZeekEndpoint to, boolean fromOriginator, int flags) {
    switch (from.state()) {
      case INACTIVE -> whenInactive(from, to, fromOriginator, flags);
      case SYN_SENT, SYN_ACK_SENT, PARTIAL, ESTABLISHED ->
          whenOpen(from, to, fromOriginator, flags);
      case CLOSED -> whenClosed(from, to, flags);
      case RESET -> {}
    }
  }

  private static void whenInactive(
      ZeekEndpoint from, ZeekEndpoint to, boolean fromOriginator, int flags) {
    boolean syn = (flags & TcpFlags.SYN) != 0;
    boolean ack = (flags & TcpFlags.ACK) != 0;
    if ((flags & TcpFlags.RST) != 0) {
      from.become(EndpointState.RESET);
    } else if ((flags & TcpFlags.FIN) != 0) {
      closes(from, to);
    } else if (syn && !ack) {
      from.become(EndpointState.SYN_SENT);
    } else if (syn) {
      answersSyn(from, to, fromOriginator);
    } else if (to.state() != EndpointState.SYN_SENT) {
      // an ACK before any SYN+ACK tells nothing of the end that sent it
      from.become(
          to.state() == EndpointState.ESTABLISHED
              ? EndpointState.ESTABLISHED
              : EndpointState.PARTIAL);
    }
  }

  private static void answersSyn(ZeekEndpoint from, ZeekEndpoint to, boolean fromOriginator) {
    if (fromOriginator && to.state() == EndpointState.INACTIVE) {
      from.become(EndpointState.SYN_ACK_SENT);
      return;
    }
    if (to.state() == EndpointState.SYN_SENT) {
      to.become(EndpointState.ESTABLISHED);
    }
    from.become(EndpointState.ESTABLISHED);
  }

  private static void whenOpen(
      ZeekEndpoint from, ZeekEndpoint to, boolean fromOriginator, int flags) {
    boolean syn = (flags & TcpFlags.SYN) != 0;
    if ((flags & TcpFlags.RST) != 0) {
      from.become(EndpointState.RESET);
    } else if ((flags & TcpFlags.FIN) != 0) {
      closes(from, to);
    } else if (syn && from.state() == EndpointState.PARTIAL && to.state().isInactive()) {
      from.become(EndpointState.SYN_SENT);
    } else if (syn && !fromOriginator && (flags & TcpFlags.ACK) != 0) {
      answersSyn(from, to, false);
    }
  }

  /// A FIN also takes back the reset of an end that had closed in order before it.
  private static void closes(ZeekEndpoint from, ZeekEndpoint to) {
    from.become(EndpointState.CLOSED);
    if (to.state() == EndpointState.RESET && to.previousState() == EndpointState.CLOSED) {
      to.become(EndpointState.CLOSED);
    }
  }

  /// A reset after both FINs changes nothing.
  private static void whenClosed(ZeekEndpoint from, ZeekEndpoint to, int flags) {
    if ((flags & TcpFlags.RST) != 0 && to.state() != EndpointState.CLOSED) {
      from.become(EndpointState.RESET);
    }
  }
}
