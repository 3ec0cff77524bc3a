// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import static dev.teardown.wire.SequenceNumber.before;

import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.ResetRecord;
import dev.teardown.flow.Side;
import dev.teardown.wire.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which reset of a connection ended it, if any: the first that its receiver had to obey (RFC 9293
/// 3.10.7.3, 3.10.7.4; RFC 5961 3.2) and that what followed does not contradict.
final class DecisiveReset {

  private static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;
  private static final long PROMPT_NANOS = 1_000_000_000L;
  private static final int ROUND_TRIPS = 4;

  private DecisiveReset() {}

  /// The reset that ended the connection.
  static Optional<ResetRecord> of(Flow flow) {
    for (var reset : flow.resets()) {
      if (whySetAside(flow, reset).isEmpty()) {
        return Optional.of(reset);
      }
    }
    return Optional.empty();
  }

  /// The resets that ended nothing, each with the reason, up to the one that did.
  static List<Evidence> setAside(Flow flow) {
    var notes = new ArrayList<Evidence>(2);
    for (var reset : flow.resets()) {
      var why = whySetAside(flow, reset);
      if (why.isEmpty()) {
        break;
      }
      notes.add(Evidence.segment(reset.frame(), reset.timeNanos(), why.get()));
    }
    return notes;
  }

  private static Optional<String> whySetAside(Flow flow, ResetRecord reset) {
    if (AfterBothFins.holds(flow, reset)) {
      return Optional.of("a reset after both sides had closed: nothing was left to end");
    }
    if (answersOlderConnection(flow, reset)) {
      return Optional.of("this reset answers an older connection of the same ports");
    }
    if (missesSyn(reset)) {
      return Optional.of("this reset does not acknowledge the SYN: it has to be ignored");
    }
    if (isBelowWindow(reset)) {
      return Optional.of("this reset lies before what its receiver awaits: it has to be ignored");
    }
    if (wasChallenged(flow, reset)) {
      return Optional.of("this reset was answered by a challenge ACK and not obeyed");
    }
    if (bothWentOn(flow, reset)) {
      return Optional.of("both sides went on after this reset: it was not obeyed");
    }
    return Optional.empty();
  }

  /// RFC 9293 3.5.1: the answer to an ACK with the numbers of a connection that is forgotten here.
  private static boolean answersOlderConnection(Flow flow, ResetRecord reset) {
    return flow.staleChallengeFrame() != 0
        && reset.sender() == Side.INITIATOR
        && reset.triggerFrame() == flow.staleChallengeFrame()
        && reset.seq() == reset.triggerAck();
  }

  /// RFC 9293 3.10.7.3: in SYN-SENT only a reset that acknowledges the SYN counts.
  private static boolean missesSyn(ResetRecord reset) {
    boolean onlySyn =
        (reset.triggerFlags() & SYN_ACK) == TcpFlags.SYN
            && !reset.knowsAckSent()
            && reset.triggerFrame() != 0;
    int behindSyn = reset.ack() - (reset.triggerSeq() + 1);
    boolean acknowledges = reset.hasAck() && behindSyn >= 0 && behindSyn <= reset.triggerPayload();
    return onlySyn && !acknowledges;
  }

  private static boolean isBelowWindow(ResetRecord reset) {
    return reset.knowsVictimAck() && before(reset.seq(), reset.victimAck()) && !isExact(reset);
  }

  /// Linux also takes one before RCV.NXT once it has the FIN (net/ipv4/tcp_input.c
  /// tcp_reset_check(), v6.18).
  private static boolean isExact(ResetRecord reset) {
    return !reset.knowsVictimAck()
        || reset.seq() == reset.victimAck()
        || reset.finSeen() && reset.seq() == reset.victimAck() - 1;
  }

  /// Whether a challenge ACK met it and its sender then did not confirm it. A real reset that came
  /// ahead of lost data is confirmed: the challenge finds no connection and is answered by another.
  private static boolean wasChallenged(Flow flow, ResetRecord reset) {
    if (isExact(reset) || reset.challengeFrame() == 0) {
      return false;
    }
    boolean atSndNxt = reset.knowsSndNxt() && reset.seq() == reset.sndNxt();
    if (reset.senderContinuedFrame() != 0) {
      return true;
    }
    return !isConfirmed(flow, reset) && !atSndNxt;
  }

  private static boolean isConfirmed(Flow flow, ResetRecord reset) {
    return confirmation(flow, reset).isPresent();
  }

  /// The third of RST, ACK, RST: the receiver had not taken the first, since data before it was
  /// lost or still under way, and its ACK is answered by another.
  static Optional<ResetRecord> confirmation(Flow flow, ResetRecord reset) {
    if (isExact(reset) || reset.senderContinuedFrame() != 0) {
      return Optional.empty();
    }
    long prompt = Math.max(PROMPT_NANOS, ROUND_TRIPS * flow.initialRttNanos());
    for (var later : flow.resets()) {
      if (later.sender() == reset.sender()
          && later.triggerFrame() > reset.frame()
          && later.triggerPayload() == 0
          && later.seq() == later.triggerAck()
          && later.timeNanos() - later.triggerTime() <= prompt) {
        return Optional.of(later);
      }
    }
    return Optional.empty();
  }

  /// A receiver that obeyed would answer the sender's next segment by a reset.
  private static boolean bothWentOn(Flow flow, ResetRecord reset) {
    if (reset.senderContinuedFrame() == 0 || reset.victimContinuedFrame() == 0) {
      return false;
    }
    for (var later : flow.resets()) {
      if (later.sender() != reset.sender() && later.frame() > reset.senderContinuedFrame()) {
        return false;
      }
    }
    return true;
  }
}
