// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static dev.teardown.wire.SequenceNumber.after;

import dev.teardown.wire.IpView;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpSegmentView;

/// One reset, with the state of both sides at that moment and what each did afterwards.
///
/// `sender` is the side whose address it bears: whether that side really sent it is for the
/// diagnosis to say. "Victim" is the other side. Long because it is one flat list of facts, each a
/// field and its accessor.
public final class ResetRecord {

  private final Side sender;
  private final long frame;
  private final long time;
  private final int seq;
  private final int ack;
  private final int flags;
  private final int window;
  private final int payloadLength;
  private final int optionsLength;
  private final boolean timestamps;
  private final int multipathReason;
  private final int ttl;
  private final int ipId;

  private final boolean sndNxtKnown;
  private final int sndNxt;
  private final boolean victimAckKnown;
  private final int victimAck;
  private final boolean ackSentKnown;
  private final int ackSent;
  private final boolean victimSndNxtKnown;
  private final int victimSndNxt;
  private final boolean finSeen;
  private final boolean finAcked;
  private final boolean victimFinSeen;
  private final boolean victimFinAcked;
  private final long uniqueBytes;
  private final long victimUniqueBytes;
  private final int unansweredProbes;
  private final int probesBeforeTrigger;
  private final int victimRepeats;
  private final int priorResets;
  private final int senderRepeats;
  private final int senderSegments;
  private final int senderIpId;
  private final int victimSegments;
  private final int victimIpId;
  private final int victimWindow;

  private final long triggerFrame;
  private final long triggerTime;
  private final int triggerSeq;
  private final int triggerAck;
  private final int triggerFlags;
  private final int triggerPayload;
  private final int triggerMask;
  private final long previousTime;
  private final long senderPreviousTime;
  private final long senderDataTime;
  private final long victimDataTime;
  private final long victimDataFrame;

  private int senderSegmentsAfter;
  private long senderContinuedFrame;
  private long senderContinuedTime = Flow.NEVER;
  private int victimSegmentsAfter;
  private long victimContinuedFrame;
  private long victimContinuedTime = Flow.NEVER;
  private long challengeFrame;
  private int resetsAfter;

  ResetRecord(
      Side side,
      HalfFlow from,
      HalfFlow to,
      IpView ip,
      TcpSegmentView segment,
      long time,
      long frame) {
    this.sender = side;
    this.frame = frame;
    this.time = time;
    this.seq = segment.seq();
    this.ack = segment.ack();
    this.flags = segment.flags();
    this.window = segment.window();
    this.payloadLength = segment.payloadLength();
    var options = segment.options();
    this.optionsLength = segment.headerLength() - 20;
    this.timestamps = options.hasTimestamps();
    this.multipathReason = options.multipathResetReason();
    this.ttl = ip.ttl();
    this.ipId = ip.identification();
    this.sndNxtKnown = from.knowsSndNxt();
    this.sndNxt = from.sndNxt();
    this.victimAckKnown = to.knowsAck();
    this.victimAck = to.ackSent();
    this.ackSentKnown = from.knowsAck();
    this.ackSent = from.ackSent();
    this.victimSndNxtKnown = to.knowsSndNxt();
    this.victimSndNxt = to.sndNxt();
    this.finSeen = from.sawFin();
    this.finAcked = from.finAcked();
    this.victimFinSeen = to.sawFin();
    this.victimFinAcked = to.finAcked();
    this.uniqueBytes = from.uniqueBytes();
    this.victimUniqueBytes = to.uniqueBytes();
    this.unansweredProbes = from.unansweredProbes();
    this.probesBeforeTrigger = from.probesWhenHeard();
    this.victimRepeats = to.repeats();
    this.priorResets = from.resets() + to.resets();
    this.senderRepeats = from.repeats();
    this.senderSegments = from.packets();
    this.senderIpId = from.ipId();
    this.victimSegments = to.packets();
    this.victimIpId = to.ipId();
    this.victimWindow = to.window();
    this.triggerFrame = to.lastFrame();
    this.triggerTime = to.lastTime();
    this.triggerSeq = to.lastSeq();
    this.triggerAck = to.lastAck();
    this.triggerFlags = to.lastFlags();
    this.triggerPayload = to.lastPayload();
    this.triggerMask = to.lastMask();
    this.senderPreviousTime = from.lastTime();
    this.senderDataTime = from.lastDataTime();
    this.victimDataTime = to.lastDataTime();
    this.victimDataFrame = to.lastDataFrame();
    this.previousTime = Math.max(from.lastTime(), to.lastTime());
  }

  /// Takes in a later segment of the flow that is no reset.
  void followedBy(Side side, HalfFlow from, TcpSegmentView segment, long time, long frame) {
    if (side == sender) {
      senderSegmentsAfter++;
      if (senderContinuedFrame == 0 && goesOnAsSender(segment)) {
        senderContinuedFrame = frame;
        senderContinuedTime = time;
      }
      return;
    }
    victimSegmentsAfter++;
    if (victimContinuedFrame == 0 && goesOnAsVictim(segment)) {
      victimContinuedFrame = frame;
      victimContinuedTime = time;
    }
    if (challengeFrame == 0 && isChallenge(from, segment)) {
      challengeFrame = frame;
    }
  }

  /// New data, a FIN, or an ACK of something new: what a socket that aborted itself can no longer
  /// send.
  private boolean goesOnAsSender(TcpSegmentView segment) {
    boolean newData =
        segment.len() > 0 && (!sndNxtKnown || after(segment.seq() + segment.len(), sndNxt));
    boolean newAck = segment.hasAck() && ackSentKnown && after(segment.ack(), ackSent);
    return newData || newAck;
  }

  private boolean goesOnAsVictim(TcpSegmentView segment) {
    boolean newData =
        segment.len() > 0
            && (!victimSndNxtKnown || after(segment.seq() + segment.len(), victimSndNxt));
    boolean newAck = segment.hasAck() && victimAckKnown && after(segment.ack(), victimAck);
    return newData || newAck;
  }

  /// RFC 5961 3.2: an ACK with the current numbers and nothing else.
  private boolean isChallenge(HalfFlow victim, TcpSegmentView segment) {
    return segment.len() == 0
        && segment.hasAck()
        && victimAckKnown
        && segment.ack() == victimAck
        && segment.seq() == victim.sndNxt();
  }

  void followedByReset() {
    resetsAfter++;
  }

  public Side sender() {
    return sender;
  }

  public long frame() {
    return frame;
  }

  public long timeNanos() {
    return time;
  }

  public int seq() {
    return seq;
  }

  public int ack() {
    return ack;
  }

  public int flags() {
    return flags;
  }

  public boolean hasAck() {
    return (flags & TcpFlags.ACK) != 0;
  }

  public int window() {
    return window;
  }

  public int payloadLength() {
    return payloadLength;
  }

  /// Bytes of TCP options: 0 for the answer of a host that has no such socket.
  public int optionsLength() {
    return optionsLength;
  }

  public boolean hasTimestamps() {
    return timestamps;
  }

  /// RFC 8684 3.6 reason code, or -1.
  public int multipathReason() {
    return multipathReason;
  }

  public int ttl() {
    return ttl;
  }

  /// IP identification, -1 for IPv6.
  public int ipId() {
    return ipId;
  }

  /// Whether anything else of the sender was seen before, so that [#sndNxt()] means something.
  public boolean knowsSndNxt() {
    return sndNxtKnown;
  }

  /// The sender's SND.NXT as seen before the reset.
  public int sndNxt() {
    return sndNxt;
  }

  public boolean knowsVictimAck() {
    return victimAckKnown;
  }

  /// The victim's RCV.NXT as seen: its highest ACK.
  public int victimAck() {
    return victimAck;
  }

  public boolean knowsAckSent() {
    return ackSentKnown;
  }

  /// The sender's own highest ACK before the reset.
  public int ackSent() {
    return ackSent;
  }

  /// The victim's SND.NXT as seen before the reset; 0 where nothing of it was.
  public int victimSndNxt() {
    return victimSndNxt;
  }

  public boolean finSeen() {
    return finSeen;
  }

  public boolean finAcked() {
    return finAcked;
  }

  public boolean victimFinSeen() {
    return victimFinSeen;
  }

  public boolean victimFinAcked() {
    return victimFinAcked;
  }

  /// Payload bytes that the sender had sent.
  public long uniqueBytes() {
    return uniqueBytes;
  }

  /// Payload bytes that the victim had sent.
  public long victimUniqueBytes() {
    return victimUniqueBytes;
  }

  /// Probes that the sender had sent without an answer.
  public int unansweredProbes() {
    return unansweredProbes;
  }

  /// Probes of the sender that waited for an answer when the victim's last segment came.
  public int probesBeforeTrigger() {
    return probesBeforeTrigger;
  }

  /// How often the victim had repeated its oldest unacknowledged segment.
  public int victimRepeats() {
    return victimRepeats;
  }

  /// Resets of either side before this one.
  public int priorResets() {
    return priorResets;
  }

  /// How often the sender had repeated its oldest unacknowledged segment.
  public int senderRepeats() {
    return senderRepeats;
  }

  /// Segments of the sender before this one, resets included.
  public int senderSegments() {
    return senderSegments;
  }

  /// IP identification of the sender's last segment before the reset, or -1.
  public int senderIpId() {
    return senderIpId;
  }

  /// Segments of the victim before the reset, its own resets included.
  public int victimSegments() {
    return victimSegments;
  }

  /// IP identification of the victim's last segment before the reset, or -1.
  public int victimIpId() {
    return victimIpId;
  }

  /// The window that the victim had advertised last, not scaled; -1 if none was seen.
  public int victimWindow() {
    return victimWindow;
  }

  /// Frame of the victim's last segment before the reset, 0 if there was none: what a reply replies
  /// to.
  public long triggerFrame() {
    return triggerFrame;
  }

  public long triggerTime() {
    return triggerTime;
  }

  public int triggerSeq() {
    return triggerSeq;
  }

  public int triggerAck() {
    return triggerAck;
  }

  public int triggerFlags() {
    return triggerFlags;
  }

  public int triggerPayload() {
    return triggerPayload;
  }

  /// Mask of [SegmentFlag]s of the trigger.
  public int triggerMask() {
    return triggerMask;
  }

  /// When the flow last showed anything before the reset, or [Flow#NEVER].
  public long previousTime() {
    return previousTime;
  }

  /// When the sender last showed anything before the reset, or [Flow#NEVER].
  public long senderPreviousTime() {
    return senderPreviousTime;
  }

  /// When the sender had last sent payload, or [Flow#NEVER].
  public long senderDataTime() {
    return senderDataTime;
  }

  /// When the victim had last sent payload, or [Flow#NEVER].
  public long victimDataTime() {
    return victimDataTime;
  }

  /// Frame of the victim's last payload before the reset, or 0.
  public long victimDataFrame() {
    return victimDataFrame;
  }

  public int senderSegmentsAfter() {
    return senderSegmentsAfter;
  }

  /// First frame in which the sender sent or acknowledged something new afterwards, or 0: proof
  /// that its socket lived on.
  public long senderContinuedFrame() {
    return senderContinuedFrame;
  }

  /// When that was, or [Flow#NEVER].
  public long senderContinuedTime() {
    return senderContinuedTime;
  }

  public int victimSegmentsAfter() {
    return victimSegmentsAfter;
  }

  /// First frame in which the victim sent or acknowledged something new afterwards, or 0.
  public long victimContinuedFrame() {
    return victimContinuedFrame;
  }

  /// When that was, or [Flow#NEVER].
  public long victimContinuedTime() {
    return victimContinuedTime;
  }

  /// First frame that looks like a challenge ACK for it, or 0.
  public long challengeFrame() {
    return challengeFrame;
  }

  /// Later resets of either side.
  public int resetsAfter() {
    return resetsAfter;
  }
}
