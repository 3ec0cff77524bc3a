// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// Segments of data back to back and what the receiver's kernel answers: an ACK for every second
/// one, a duplicate ACK with SACK for each that leaves a gap (RFC 5681 3.2, 4.2).
final class Burst {

  /// What the network does to it.
  enum Trouble {
    NONE,
    /// One segment is lost, and sent again after three duplicate ACKs.
    LOST,
    /// The last one is lost, and sent again by the timer.
    TAIL_LOST,
    /// Two neighbours change places.
    REORDERED,
    /// The tap misses one that the receiver gets.
    NOT_CAPTURED
  }

  static final int MOST_SEGMENTS = 40;
  static final int FEWEST_FOR_FAST_RETRANSMISSION = 6;
  private static final long SPACING = 12 * Conversation.MICROSECOND;
  private static final long ANSWERING = 5 * Conversation.MICROSECOND;
  private static final long DELAYED_ACK = 40 * Conversation.MILLISECOND;

  private final Conversation c;
  private Side sender = Side.INITIATOR;
  private Side receiver = Side.RESPONDER;
  private int firstSeq;
  private int segments;
  private int lastLength;

  /// The receiver's next expected segment, the highest one that it holds beyond a gap (or -1), how
  /// many it has not acknowledged, and its duplicate ACKs.
  private int expected;

  private int heldBeyondGap;
  private int unacknowledged;
  private int duplicateAcks;
  private long thirdDuplicateAtNanos;

  Burst(Conversation conversation) {
    c = conversation;
  }

  /// Sets who sends the next burst.
  void begin(Side from) {
    sender = from;
    receiver = from.other();
  }

  /// The longest burst without trouble that, with its ACKs, fits into this many segments.
  static int mostSegmentsWithin(int packets) {
    return 2 * packets / 3;
  }

  /// Plans the burst. With trouble it takes at most 2 * count + 3 segments.
  void plan(int count, int lengthOfLast, Trouble trouble) {
    segments = count;
    lastLength = lengthOfLast;
    firstSeq = c.endpoint(sender).sndNxt;
    expected = 0;
    heldBeyondGap = -1;
    unacknowledged = 0;
    duplicateAcks = 0;
    var startNanos = c.clockNanos + 20 * Conversation.MICROSECOND + c.random.nextLong(SPACING);
    switch (trouble) {
      case NONE -> planClean(startNanos, -1);
      case NOT_CAPTURED -> planClean(startNanos, c.random.nextInt(count - 1));
      case REORDERED -> planReordered(startNanos, c.random.nextInt(count - 1));
      case LOST -> planLost(startNanos, c.random.nextInt(count - 4));
      case TAIL_LOST -> planTailLost(startNanos);
    }
  }

  private void planClean(long startNanos, int missedByTap) {
    for (var i = 0; i < segments; i++) {
      var seenAt = startNanos + i * SPACING;
      if (i == missedByTap) {
        c.endpoint(sender).sndNxt += lengthOf(i);
        c.endpoint(sender).nextIpId();
      } else {
        data(i, seenAt);
      }
      arrive(i, seenAt);
    }
  }

  private void planReordered(long startNanos, int early) {
    for (var i = 0; i < segments; i++) {
      var swapped = i == early ? i + 1 : i == early + 1 ? i - 1 : i;
      data(i, startNanos + swapped * SPACING);
    }
    for (var i = 0; i < segments; i++) {
      var arriving = i == early ? i + 1 : i == early + 1 ? i - 1 : i;
      arrive(arriving, startNanos + i * SPACING);
    }
  }

  /// A loss between the tap and the receiver is seen twice, one before the tap only when sent
  /// again.
  private void planLost(long startNanos, int lost) {
    var seenBeforeLoss = sender == Side.RESPONDER;
    for (var i = 0; i < segments; i++) {
      var seenAt = startNanos + i * SPACING;
      if (i == lost && !seenBeforeLoss) {
        c.endpoint(sender).sndNxt += lengthOf(i);
        c.endpoint(sender).nextIpId();
      } else {
        data(i, seenAt);
      }
      if (i != lost) {
        arrive(i, seenAt);
      }
    }
    repeat(lost, thirdDuplicateAtNanos + c.roundTripTo(sender));
  }

  private void planTailLost(long startNanos) {
    for (var i = 0; i < segments; i++) {
      data(i, startNanos + i * SPACING);
      if (i < segments - 1) {
        arrive(i, startNanos + i * SPACING);
      }
    }
    var lastSeenAt = startNanos + (segments - 1) * SPACING;
    if (unacknowledged > 0) {
      acknowledge(lastSeenAt - SPACING + DELAYED_ACK);
    }
    var timeout = 200 * Conversation.MILLISECOND + c.roundTrip() + c.random.nextLong(4_000_000);
    repeat(segments - 1, Math.max(lastSeenAt, c.clockNanos) + timeout);
  }

  private void repeat(int index, long seenAtNanos) {
    var again = data(index, seenAtNanos);
    c.endpoint(sender).sndNxt -= again.payloadLength;
    if (heldBeyondGap >= 0) {
      expected = heldBeyondGap;
      heldBeyondGap = -1;
    }
    expected++;
    acknowledge(seenAtNanos);
  }

  private Segment data(int index, long seenAtNanos) {
    var isLast = index == segments - 1;
    var flags = isLast ? Flags.PSH | Flags.ACK : Flags.ACK;
    var segment = c.send(sender, seenAtNanos, flags, lengthOf(index));
    segment.seq = seqOf(index);
    return segment;
  }

  /// The receiver gets a segment that passes the tap at this time.
  private void arrive(int index, long seenAtNanos) {
    if (index != expected) {
      heldBeyondGap = Math.max(heldBeyondGap, index);
      var duplicate = acknowledge(seenAtNanos);
      duplicate.sackLeft = seqOf(expected + 1);
      duplicate.sackRight = seqOf(heldBeyondGap) + lengthOf(heldBeyondGap);
      if (++duplicateAcks == 3) {
        thirdDuplicateAtNanos = duplicate.atNanos;
      }
      return;
    }
    var fillsGap = heldBeyondGap >= 0;
    expected = fillsGap ? heldBeyondGap + 1 : expected + 1;
    heldBeyondGap = -1;
    unacknowledged++;
    if (fillsGap || unacknowledged == 2) {
      acknowledge(seenAtNanos);
    } else if (index == segments - 1) {
      acknowledge(seenAtNanos + (c.random.nextInt(4) == 0 ? DELAYED_ACK : 0));
    }
  }

  private Segment acknowledge(long arrivalSeenAtNanos) {
    var seenAt = arrivalSeenAtNanos + c.roundTripTo(receiver) + ANSWERING;
    var ack = c.send(receiver, seenAt, Flags.ACK, 0);
    ack.ack = seqOf(expected);
    unacknowledged = 0;
    c.clockNanos = Math.max(c.clockNanos, seenAt);
    return ack;
  }

  private int seqOf(int index) {
    return index == segments
        ? seqOf(index - 1) + lengthOf(index - 1)
        : firstSeq + index * c.segmentSize();
  }

  private int lengthOf(int index) {
    return index == segments - 1 ? lastLength : c.segmentSize();
  }
}
