// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.ResetRecord;
import dev.teardown.wire.TcpFlags;

/// The form of a reset, which tells a socket that aborted from a host that could not place a
/// segment.
///
/// Linux knows two forms. A living socket aborts with RST,ACK, seq = SND.NXT, ack = RCV.NXT, its
/// real window and its timestamps (net/ipv4/tcp_output.c tcp_send_active_reset(), v6.18).
/// Everything else answers a segment with a bare RST whose seq is that segment's ACK, or with
/// RST,ACK seq 0 where the segment had none (tcp_ipv4.c tcp_v4_send_reset(); RFC 9293 3.10.7.1).
public enum ResetShape {
  ACTIVE("RST,ACK with the connection's own numbers, window and options: a living socket aborted"),
  /// As [#ACTIVE], but without the timestamps that the connection uses, or with window 0.
  ACTIVE_BARE("RST,ACK with the connection's numbers, without its options or window"),
  REPLY("bare RST, window 0, no options: the answer to a segment that found no connection"),
  /// A reply as old Windows sends it: no ACK bit, but a number in the ACK field.
  REPLY_WITH_ACK_FIELD("RST without ACK bit but with a number in the ACK field: not a Linux host"),
  REPLY_TO_SYN("RST,ACK with ack one beyond the SYN: the SYN was refused"),
  /// Built from the packet that it answers: IP identification and window are the other side's.
  RECYCLED("RST with the IP identification and window of the packet before: a box re-used it"),
  /// Fits no known stack.
  ODD("RST of no known form");

  /// Room that a timestamp option needs (RFC 7323 3.2).
  private static final int TIMESTAMPS_LENGTH = 10;

  private static final int SYN_ACK = TcpFlags.SYN | TcpFlags.ACK;

  private final String text;

  ResetShape(String text) {
    this.text = text;
  }

  /// What it is and what it means, in one line.
  public String text() {
    return text;
  }

  /// Whether a socket that knew the connection aborted it.
  public boolean isActive() {
    return this == ACTIVE || this == ACTIVE_BARE;
  }

  /// Whether it answers a segment of the other side.
  public boolean isReply() {
    return this == REPLY || this == REPLY_WITH_ACK_FIELD || this == REPLY_TO_SYN;
  }

  /// Reads the form of a reset.
  public static ResetShape of(ResetRecord reset, HalfFlow sender, HalfFlow victim) {
    if (isRecycled(reset)) {
      return RECYCLED;
    }
    if (!reset.hasAck()) {
      return withoutAck(reset);
    }
    if (answersSyn(reset)) {
      return REPLY_TO_SYN;
    }
    if (reset.knowsAckSent() && !reset.hasTimestamps() && !acknowledgesPlausibly(reset)) {
      return ODD;
    }
    boolean bare = lacksTimestamps(reset, sender, victim) || reset.window() == 0;
    return bare ? ACTIVE_BARE : ACTIVE;
  }

  private static ResetShape withoutAck(ResetRecord reset) {
    if (reset.hasTimestamps()) {
      return ODD;
    }
    return reset.ack() == 0 ? REPLY : REPLY_WITH_ACK_FIELD;
  }

  /// Whether the connection uses timestamps and this reset has no room for them. A cut capture
  /// cannot make it look so: the length is the one that the header declares.
  static boolean lacksTimestamps(ResetRecord reset, HalfFlow sender, HalfFlow victim) {
    return sender.usesTimestamps()
        && victim.usesTimestamps()
        && reset.optionsLength() < TIMESTAMPS_LENGTH;
  }

  private static boolean answersSyn(ResetRecord reset) {
    if (reset.triggerFrame() == 0) {
      return reset.seq() == 0 && reset.window() == 0 && reset.optionsLength() == 0;
    }
    int behindSyn = reset.ack() - (reset.triggerSeq() + 1);
    return (reset.triggerFlags() & SYN_ACK) == TcpFlags.SYN
        && (behindSyn == 0 || behindSyn == reset.triggerPayload());
  }

  /// Between what the sender had acknowledged and what the victim had sent.
  private static boolean acknowledgesPlausibly(ResetRecord reset) {
    return reset.ack() - reset.ackSent() >= 0 && reset.victimSndNxt() - reset.ack() >= 0;
  }

  private static boolean isRecycled(ResetRecord reset) {
    return reset.ipId() > 0
        && reset.ipId() == reset.victimIpId()
        && reset.window() > 0
        && reset.window() == reset.victimWindow();
  }
}
