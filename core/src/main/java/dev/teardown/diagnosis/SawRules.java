// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static dev.teardown.diagnosis.Outcome.*;

import dev.teardown.diagnosis.reset.ResetEndings;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.CaseFile;
import dev.teardown.flow.Flow;
import dev.teardown.flow.IcmpRecord;
import dev.teardown.flow.Side;
import org.jspecify.annotations.Nullable;

/// Which [Outcome] each side's application meets, from the ending, from who ended it, and from the
/// state that the other's FIN had left it in. Longer than most files, because it is one table.
final class SawRules {

  private SawRules() {}

  static Saw of(CaseFile caseFile, Finding finding, Side side) {
    var flow = caseFile.flow();
    var outcome = outcome(flow, finding, side);
    var saw = outcome.saw(hadData(flow, finding, side));
    boolean unread =
        finding.ending() == Ending.UNREAD_DATA || finding.ending() == Ending.UNREAD_DATA_AFTER_FIN;
    return unread && isEnder(finding, side) ? withUnread(saw, flow, side) : saw;
  }

  /// Whether data of the other side had come to this one. Before a FIN or an aborting socket's
  /// reset it may have come without an acknowledgment; elsewhere what nobody acknowledged never
  /// came.
  private static boolean hadData(Flow flow, Finding finding, Side side) {
    long sent = flow.half(side.other()).uniqueBytes();
    return switch (finding.ending().group()) {
      case ORDERLY, ACTIVE_RESET -> sent > 0;
      default -> sent > Outstanding.bytes(flow, side.other());
    };
  }

  /// Packets give only the bound: what was acknowledged may or may not have been read.
  private static Saw withUnread(Saw saw, Flow flow, Side side) {
    long received = flow.half(side.other()).uniqueBytes() - Outstanding.bytes(flow, side.other());
    String note =
        saw.note() + "; up to " + new Bytes(received) + " that it acknowledged were never read";
    return new Saw(saw.receives(), saw.sends(), note, saw.windows());
  }

  private static Outcome outcome(Flow flow, Finding finding, Side side) {
    return switch (finding.ending().group()) {
      case NEVER_ESTABLISHED -> opening(flow, finding, side);
      case ORDERLY -> orderly(finding, side);
      case ACTIVE_RESET -> activeReset(flow, finding, side);
      case REPLY_RESET -> replyReset(flow, finding, side);
      case THIRD_PARTY -> thirdParty(flow, finding, side);
      case SILENCE -> silence(flow, finding, side);
      case NOT_AN_ENDING -> notAnEnding(flow, finding, side);
    };
  }

  private static Outcome opening(Flow flow, Finding finding, Side side) {
    if (finding.ending() == Ending.STALE_HALF_OPEN) {
      return side == Side.RESPONDER ? RESET : CLOSED_ITSELF;
    }
    if (side == Side.RESPONDER) {
      return NEVER_KNEW;
    }
    return switch (finding.ending()) {
      case UNREACHABLE -> connectError(UnreachableRule.refusal(flow));
      case CONNECT_TIMEOUT, BACKLOG_DROPPED -> CONNECT_TIMED_OUT;
      case CONNECT_ABANDONED -> CLOSED_ITSELF;
      case ACCEPT_OVERFLOW_SILENT -> CONNECTED_TO_NOBODY;
      case ACCEPT_OVERFLOW_RESET, LISTENER_CLOSED -> afterReset(flow, side);
      case SYNACK_TIMEOUT, RESET_AFTER_SYNACK -> NOT_KNOWN;
      case HANDSHAKE_REJECTED -> flow.responder().sawSynAck() ? RESET : CONNECT_REFUSED;
      default -> CONNECT_REFUSED;
    };
  }

  private static Outcome connectError(@Nullable IcmpRecord message) {
    if (message == null || message.isPortUnreachable()) {
      return CONNECT_REFUSED;
    }
    return message.isNetUnreachable() ? CONNECT_NET_UNREACHABLE : CONNECT_HOST_UNREACHABLE;
  }

  private static Outcome orderly(Finding finding, Side side) {
    boolean ender = isEnder(finding, side);
    return switch (finding.ending()) {
      case FIN_SIMULTANEOUS -> CLOSED_FIRST;
      case FIN_HALF_CLOSE -> ender ? HALF_CLOSED_TO_THE_END : PEER_HALF_CLOSED;
      case FIN_UNANSWERED -> ender ? HALF_CLOSED : PEER_CLOSED;
      default -> ender ? CLOSED_FIRST : PEER_CLOSED;
    };
  }

  private static Outcome activeReset(Flow flow, Finding finding, Side side) {
    if (!isEnder(finding, side)) {
      return finding.ending() == Ending.MPTCP_RESET ? OPEN : afterReset(flow, side);
    }
    return switch (finding.ending()) {
      case DESTROYED -> DESTROYED;
      case DISCONNECT -> DISCONNECTED;
      case KEEPALIVE_TIMEOUT -> KEEPALIVE_TIMED_OUT;
      case MPTCP_RESET -> OPEN;
      default -> CLOSED_ITSELF;
    };
  }

  private static Outcome replyReset(Flow flow, Finding finding, Side side) {
    if (!isEnder(finding, side)) {
      if (hadFin(flow, side)) {
        return SENT_AFTER_FIN;
      }
      return isOver(flow, side) ? RESET_WHILE_CLOSING : RESET_BY_OWN_SEND;
    }
    return switch (finding.ending()) {
      case DATA_AFTER_SHUTDOWN -> RESET_ITSELF;
      case PEER_GAVE_UP -> timedOut(flow, side);
      case DATA_AFTER_CLOSE -> CLOSED_ITSELF;
      case PEER_FORGOT, REQUEST_EXPIRED -> NEVER_KNEW;
      default -> NOT_KNOWN;
    };
  }

  /// Resets that bear the addresses of both sides reached both.
  private static Outcome thirdParty(Flow flow, Finding finding, Side side) {
    if (finding.ending() == Ending.INJECTED_FIN) {
      return flow.half(side.other()).sawFin() ? PEER_CLOSED : RESET_BY_OWN_SEND;
    }
    return flow.half(side.other()).resets() > 0 ? afterReset(flow, side) : UNNOTICED;
  }

  private static Outcome silence(Flow flow, Finding finding, Side side) {
    boolean ender = isEnder(finding, side);
    return switch (finding.ending()) {
      case RETRANSMISSION_TIMEOUT, USER_TIMEOUT, ZERO_WINDOW_TIMEOUT ->
          ender ? timedOut(flow, side) : unnoticed(flow, side);
      case ORPHAN_TIMEOUT -> ender ? CLOSED_ITSELF : unnoticed(flow, side);
      case FIN_WAIT_2_EXPIRED -> ender ? CLOSED_ITSELF : PEER_CLOSED;
      case PATH_GONE -> Outstanding.any(flow, side) ? timedOut(flow, side) : unnoticed(flow, side);
      default -> UnansweredSyn.is(flow) && side == Side.INITIATOR ? CONNECTING : quiet(flow, side);
    };
  }

  private static Outcome quiet(Flow flow, Side side) {
    return UnansweredSyn.is(flow) || !flow.initiator().knowsAck() && flow.initiator().sawSyn()
        ? NEVER_KNEW
        : unnoticed(flow, side);
  }

  private static Outcome unnoticed(Flow flow, Side side) {
    if (hadFin(flow, side)) {
      return PEER_CLOSED;
    }
    return isOver(flow, side) ? CLOSED_ITSELF : UNNOTICED;
  }

  private static Outcome notAnEnding(Flow flow, Finding finding, Side side) {
    return switch (finding.ending()) {
      case OPEN -> UnansweredSyn.is(flow) ? connecting(side) : OPEN;
      case CLOSE_WAIT_LEAK -> isEnder(finding, side) ? HALF_CLOSED : PEER_CLOSED;
      case FIN_WAIT_2_HELD -> isEnder(finding, side) ? HALF_CLOSED : PEER_HALF_CLOSED;
      default -> NOT_KNOWN;
    };
  }

  private static Outcome connecting(Side side) {
    return side == Side.INITIATOR ? CONNECTING : NEVER_KNEW;
  }

  private static Outcome timedOut(Flow flow, Side side) {
    return switch (Unreached.errno(Unreached.since(flow, side))) {
      case "EHOSTUNREACH" -> HOST_UNREACHABLE;
      case "ENETUNREACH" -> NET_UNREACHABLE;
      case "ECONNREFUSED" -> PORT_UNREACHABLE;
      default -> TIMED_OUT;
    };
  }

  /// By the state of the side that the reset came to.
  private static Outcome afterReset(Flow flow, Side side) {
    boolean fin = hadFin(flow, side);
    if (isOver(flow, side)) {
      return fin ? CLOSED_ITSELF : RESET_WHILE_CLOSING;
    }
    return fin ? RESET_AFTER_FIN : RESET;
  }

  /// Whether the other side's FIN had come to this one before the reset that ended it.
  private static boolean hadFin(Flow flow, Side side) {
    var reset = ResetEndings.decisive(flow);
    return reset.isPresent() && reset.get().sender() != side
        ? reset.get().finSeen()
        : flow.half(side.other()).sawFin();
  }

  /// Whether this side had sent its own FIN.
  private static boolean isOver(Flow flow, Side side) {
    return flow.half(side).sawFin();
  }

  private static boolean isEnder(Finding finding, Side side) {
    return finding.endedBy() == EndedBy.of(side) || finding.endedBy() == EndedBy.BOTH;
  }
}
