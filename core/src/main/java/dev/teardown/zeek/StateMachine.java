// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.wire.TcpFlags;

/// Moves the states of both ends by the flags of a segment. Sequence numbers are not looked at, as
/// in Zeek (docs/reference/zeek.md, "States").
///
/// Where a segment has several of SYN, FIN and RST, each moves the state in this order: what came
/// before the last move decides about a reset that is taken back.
final class StateMachine {

  private StateMachine() {}

  /// @return whether the segment asks to close its sender's direction
  static boolean update(
      ZeekEndpoint from, ZeekEndpoint to, boolean fromOriginator, int flags, int payloadLength) {
    boolean fin = (flags & TcpFlags.FIN) != 0;
    boolean rst = (flags & TcpFlags.RST) != 0;
    switch (from.state()) {
      case INACTIVE -> {
        whenInactive(from, to, fromOriginator, flags);
        if (from.state() == EndpointState.INACTIVE) {
          withoutControl(from, to, fromOriginator, flags, payloadLength);
        }
      }
      case SYN_SENT, SYN_ACK_SENT -> ends(from, fin, rst);
      case PARTIAL, ESTABLISHED -> whenOpen(from, to, flags);
      case CLOSED -> {
        return whenClosed(from, to, rst);
      }
      case RESET -> {
        return false;
      }
    }
    return fin || rst;
  }

  private static void whenInactive(
      ZeekEndpoint from, ZeekEndpoint to, boolean fromOriginator, int flags) {
    if ((flags & TcpFlags.SYN) != 0) {
      if (fromOriginator) {
        boolean ack = (flags & TcpFlags.ACK) != 0;
        from.become(ack ? EndpointState.SYN_ACK_SENT : EndpointState.SYN_SENT);
      } else {
        if (to.state() == EndpointState.SYN_SENT) {
          to.become(EndpointState.ESTABLISHED);
        }
        from.become(EndpointState.ESTABLISHED); // also by a bare SYN: a simultaneous open
      }
    }
    ends(from, (flags & TcpFlags.FIN) != 0, (flags & TcpFlags.RST) != 0);
  }

  private static void ends(ZeekEndpoint from, boolean fin, boolean rst) {
    if (fin) {
      from.become(EndpointState.CLOSED);
    }
    if (rst) {
      from.become(EndpointState.RESET);
    }
  }

  private static void withoutControl(
      ZeekEndpoint from, ZeekEndpoint to, boolean fromOriginator, int flags, int payloadLength) {
    if (!fromOriginator && payloadLength == 0 && to.state() == EndpointState.SYN_SENT) {
      return; // an ACK before the SYN+ACK tells nothing of the end that sent it
    }
    boolean answers = (flags & TcpFlags.ACK) != 0 && to.state() == EndpointState.ESTABLISHED;
    from.become(answers ? EndpointState.ESTABLISHED : EndpointState.PARTIAL);
  }

  private static void whenOpen(ZeekEndpoint from, ZeekEndpoint to, int flags) {
    boolean bareSyn = (flags & (TcpFlags.SYN | TcpFlags.ACK)) == TcpFlags.SYN;
    boolean rst = (flags & TcpFlags.RST) != 0;
    if (bareSyn && from.state() == EndpointState.PARTIAL && to.state() == EndpointState.INACTIVE) {
      from.become(EndpointState.SYN_SENT);
    }
    boolean closes = (flags & TcpFlags.FIN) != 0 && !rst;
    ends(from, closes, rst);
    if (closes && to.state() == EndpointState.RESET && to.previousState() == EndpointState.CLOSED) {
      to.become(EndpointState.CLOSED); // FIN, then RST: an orderly end after all
    }
  }

  /// A reset after both FINs changes nothing.
  private static boolean whenClosed(ZeekEndpoint from, ZeekEndpoint to, boolean rst) {
    if (!rst || to.state() == EndpointState.CLOSED) {
      return false;
    }
    from.become(EndpointState.RESET);
    return true;
  }
}
