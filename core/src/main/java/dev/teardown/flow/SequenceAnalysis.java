// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static dev.teardown.wire.SequenceNumber.after;
import static dev.teardown.wire.SequenceNumber.before;

import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpSegmentView;

/// Wireshark 4.0's sequence analysis, test by test in its order, so that users can compare segment
/// by segment (docs/reference/segments.md numbers the tests; the numbers stand in the comments).
///
/// Works on numbers as sent, as Wireshark does, where 0 means "not known" even if it was sent. The
/// state lives in [HalfFlow]'s `analysis…` fields. It is a view for comparison and for counting,
/// not the one that verdicts rest on.
final class SequenceAnalysis {

  private static final int RETRANSMISSION = SegmentFlag.RETRANSMISSION.mask();
  private static final int FAST_RETRANSMISSION = SegmentFlag.FAST_RETRANSMISSION.mask();
  private static final int SPURIOUS_RETRANSMISSION = SegmentFlag.SPURIOUS_RETRANSMISSION.mask();
  private static final int OUT_OF_ORDER = SegmentFlag.OUT_OF_ORDER.mask();
  private static final int DUPLICATE_ACK = SegmentFlag.DUPLICATE_ACK.mask();
  private static final int LOST_SEGMENT = SegmentFlag.LOST_SEGMENT.mask();
  private static final int ACK_LOST_SEGMENT = SegmentFlag.ACK_LOST_SEGMENT.mask();
  private static final int KEEP_ALIVE = SegmentFlag.KEEP_ALIVE.mask();
  private static final int KEEP_ALIVE_ACK = SegmentFlag.KEEP_ALIVE_ACK.mask();
  private static final int ZERO_WINDOW = SegmentFlag.ZERO_WINDOW.mask();
  private static final int ZERO_WINDOW_PROBE = SegmentFlag.ZERO_WINDOW_PROBE.mask();
  private static final int ZERO_WINDOW_PROBE_ACK = SegmentFlag.ZERO_WINDOW_PROBE_ACK.mask();
  private static final int WINDOW_FULL = SegmentFlag.WINDOW_FULL.mask();
  private static final int WINDOW_UPDATE = SegmentFlag.WINDOW_UPDATE.mask();
  private static final int REUSED_PORTS = SegmentFlag.REUSED_PORTS.mask();

  private static final int SYN_FIN_RST = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;
  private static final int SYN_FIN = TcpFlags.SYN | TcpFlags.FIN;

  /// Test 12b: a retransmission this soon after the last duplicate ACK is a fast one.
  private static final long FAST_RETRANSMISSION_NANOS = 20_000_000;

  /// Test 12c: reordering bound while the initial round trip is not known.
  private static final long DEFAULT_REORDERING_NANOS = 3_000_000;

  private SequenceAnalysis() {}

  /// Analyses one segment sent by `from` and updates both halves' state.
  ///
  /// @param reused whether this SYN opened a new stream over an older one of the same 4-tuple
  /// @return a mask of [SegmentFlag]s
  static int of(
      Flow flow,
      HalfFlow from,
      HalfFlow to,
      TcpSegmentView segment,
      long timeNanos,
      boolean reused) {
    int flags = segment.flags();
    int mask = reused ? REUSED_PORTS : 0;
    mask |= rebase(from, to, segment, flags);
    int seq = segment.seq();
    int ack = segment.ack();
    int length = segment.payloadLength();
    mask |= classify(from, to, flags, seq, ack, length, segment.window());
    if (ack != from.lastAck) {
      from.analysisDuplicateAcks = 0; // test 10
    }
    mask |= acknowledgesLost(to, flags, ack);
    if ((length > 0 || (flags & SYN_FIN) != 0) && (mask & KEEP_ALIVE) == 0) {
      mask |= repeats(flow, from, to, flags, seq, length, timeNanos);
    }
    advance(from, seq, length, flags, timeNanos, mask);
    from.analysisWindow = segment.window();
    learnHandshake(flow, from, to, segment, flags, timeNanos);
    return mask;
  }

  /// What number each direction started from, by which a SYN is told from a new connection's: its
  /// SYN, else one before its first segment; the other direction's from the first ACK. A repeated
  /// SYN takes back what a reset had added.
  private static int rebase(HalfFlow from, HalfFlow to, TcpSegmentView segment, int flags) {
    int mask = 0;
    boolean syn = (flags & TcpFlags.SYN) != 0;
    if (!from.analysisBaseKnown) {
      from.analysisBase = syn ? segment.seq() : segment.seq() - 1;
      from.analysisBaseKnown = true;
    } else if (syn && (flags & TcpFlags.ACK) == 0) {
      from.analysisNextSeq = from.analysisMaxToBeAcked;
    } else if (syn && segment.seq() != from.analysisBase) {
      from.analysisBase = segment.seq();
      mask = REUSED_PORTS;
    }
    if (!to.analysisBaseKnown && (flags & TcpFlags.ACK) != 0) {
      to.analysisBase = segment.ack() - 1;
      to.analysisBaseKnown = true;
    }
    return mask;
  }

  /// Tests 1 to 9: what the segment is by itself. A probe or an answer to one ends the tests early.
  private static int classify(
      HalfFlow from, HalfFlow to, int flags, int seq, int ack, int length, int window) {
    int next = from.analysisNextSeq;
    boolean plain = (flags & SYN_FIN_RST) == 0;
    if (length == 1 && seq == next && to.analysisWindow == 0) {
      return ZERO_WINDOW_PROBE; // test 1
    }
    int mask = 0;
    if (window == 0 && plain) {
      mask |= ZERO_WINDOW; // test 2
    }
    if (next != 0 && after(seq, next) && (flags & TcpFlags.RST) == 0) {
      mask |= LOST_SEGMENT; // test 3
    }
    if (!plain) {
      return mask;
    }
    if (length <= 1 && seq == next - 1) {
      mask |= KEEP_ALIVE; // test 4
    }
    if (length > 0) {
      return seq + length == to.analysisRightEdge() && to.analysisScale != HalfFlow.SCALE_UNKNOWN
          ? mask | WINDOW_FULL // test 6
          : mask;
    }
    if (seq != next || ack != from.lastAck) {
      return mask;
    }
    if (window != from.analysisWindow) {
      return window != 0 ? mask | WINDOW_UPDATE : mask; // test 5
    }
    if (window == 0) {
      return (to.lastMask() & ZERO_WINDOW_PROBE) != 0
          ? mask | ZERO_WINDOW_PROBE_ACK // test 8
          : mask;
    }
    if ((to.lastMask() & KEEP_ALIVE) != 0) {
      return mask | KEEP_ALIVE_ACK; // test 7
    }
    from.analysisDuplicateAcks =
        from.analysisDuplicateAcks < 0 ? 1 : from.analysisDuplicateAcks + 1;
    return mask | DUPLICATE_ACK; // test 9
  }

  /// Test 11: an ACK for something that was never seen.
  private static int acknowledgesLost(HalfFlow to, int flags, int ack) {
    int highest = to.analysisMaxToBeAcked;
    if ((flags & TcpFlags.ACK) == 0 || highest == 0 || !after(ack, highest)) {
      return 0;
    }
    if (before(highest, to.analysisNextSeq)) {
      to.analysisMaxToBeAcked = to.analysisNextSeq;
      return ACK_LOST_SEGMENT;
    }
    boolean first = to.analysisDuplicateAcks == 0;
    to.analysisDuplicateAcks = -1;
    return first ? ACK_LOST_SEGMENT : 0;
  }

  /// Test 12: data, SYN or FIN that does not advance.
  private static int repeats(
      Flow flow, HalfFlow from, HalfFlow to, int flags, int seq, int length, long timeNanos) {
    int next = from.analysisNextSeq;
    if (length > 0 && to.lastAck != 0 && !after(seq + length, to.lastAck)) {
      return SPURIOUS_RETRANSMISSION; // test 12a
    }
    boolean advances = next == 0 || !before(seq, next) || (length > 1 && seq == next - 1);
    if (advances) {
      return 0;
    }
    if (Integer.compareUnsigned(to.analysisDuplicateAcks, 2) >= 0 // -1 counts as many
        && to.lastAck == seq
        && isWithin(timeNanos - to.lastTime(), FAST_RETRANSMISSION_NANOS)) {
      return FAST_RETRANSMISSION; // test 12b
    }
    long reordering = flow.initialRttNanos != 0 ? flow.initialRttNanos : DEFAULT_REORDERING_NANOS;
    int end = seq + length + ((flags & SYN_FIN) != 0 ? 1 : 0);
    if (isWithin(timeNanos - from.analysisNextSeqTime, reordering) && next != end) {
      return OUT_OF_ORDER; // test 12c
    }
    return RETRANSMISSION; // test 12d
  }

  /// Time that ran backwards is within nothing, and everything is within a round trip that did:
  /// Wireshark's times are unsigned here.
  private static boolean isWithin(long nanos, long bound) {
    return Long.compareUnsigned(nanos, bound) < 0;
  }

  /// Test 13, first half: the highest number, and the highest without a hole before it.
  private static void advance(
      HalfFlow from, int seq, int length, int flags, long timeNanos, int mask) {
    if ((mask & ZERO_WINDOW_PROBE) != 0) {
      return;
    }
    int end = seq + length + ((flags & SYN_FIN) != 0 ? 1 : 0);
    if (from.analysisNextSeq == 0 || after(end, from.analysisNextSeq)) {
      from.analysisNextSeq = end;
      from.analysisNextSeqTime = timeNanos;
    }
    if (from.analysisMaxToBeAcked == 0 || seq == from.analysisMaxToBeAcked) {
      from.analysisMaxToBeAcked = from.analysisNextSeq;
    }
  }

  /// The initial round trip and the window scales, learned after the segment's own tests.
  private static void learnHandshake(
      Flow flow, HalfFlow from, HalfFlow to, TcpSegmentView segment, int flags, long timeNanos) {
    if ((flags & TcpFlags.SYN) == 0) {
      if ((flags & TcpFlags.ACK) != 0) {
        if (from.analysisFirstAck) { // written once: a store for every segment would cost
          from.analysisFirstAck = false;
        }
        if (flow.initialRttNanos == 0 && flow.synTimeNanos != Flow.NEVER) {
          flow.initialRttNanos = timeNanos - flow.synTimeNanos;
        }
      }
      return;
    }
    boolean synAck = (flags & TcpFlags.ACK) != 0;
    from.analysisFirstAck = true;
    int scale = segment.options().windowScale();
    if (scale >= 0) {
      from.analysisScale = (byte) Math.min(scale, 14); // RFC 7323 2.3
    }
    if (from.analysisScale == HalfFlow.SCALE_UNKNOWN) {
      from.analysisScale = HalfFlow.SCALE_UNUSED;
      to.analysisScale = HalfFlow.SCALE_UNUSED;
    } else if (synAck && to.analysisScale == HalfFlow.SCALE_UNUSED) {
      from.analysisScale = HalfFlow.SCALE_UNUSED;
    }
    if (!synAck) {
      flow.synTimeNanos = timeNanos;
    }
  }
}
