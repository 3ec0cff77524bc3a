// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

/// How far one end has sent and how far that was acknowledged, counted in 64 bits from its SYN: the
/// SYN is 0, the first byte 1.
final class SequenceNumbers {

  /// Further than this, the numbers of a SYN or a reset and an ACK of 0 are not believed.
  private static final int TOO_FAR = 1 << 20;

  private int last;
  private long relativeLast;
  private int acked;
  private long relativeAcked;

  /// Starts at a SYN's number.
  ///
  /// @param len of the segment, the SYN included
  void startAtSyn(int seq, int len) {
    last = seq + len;
    relativeLast = len;
    acked = seq;
    relativeAcked = 0;
  }

  /// Starts at a segment without SYN, as if its first byte came right after one.
  void startWithoutSyn(int seq) {
    last = seq;
    relativeLast = 1;
    acked = seq - 1;
    relativeAcked = 0;
  }

  /// Starts where the other side acknowledges an end of which nothing was seen.
  void startAtAck(int ack) {
    last = ack - 1;
    relativeLast = 0;
    acked = ack - 1;
    relativeAcked = 0;
  }

  /// Where a number of this end lies; negative: before its start.
  long relative(int seq) {
    return relativeLast + (seq - last);
  }

  /// Where a number that acknowledges this end lies; negative: before its start.
  long relativeAck(int ack) {
    return relativeAcked + (ack - acked);
  }

  void acknowledge(int ack) {
    int advance = ack - acked;
    boolean isBelieved = ack != 0 || advance <= TOO_FAR;
    if (advance > 0 && isBelieved && relativeAck(ack) >= 0) {
      relativeAcked += advance;
      acked = ack;
    }
  }

  /// Moves on to one past a segment.
  ///
  /// @param isControl whether it has SYN or RST
  /// @param trusts whether its numbers count at all: none do after a reset
  /// @return whether it brought nothing that was not there before
  boolean advance(int end, boolean isControl, boolean fin, boolean trusts) {
    int advance = end - last;
    if (isControl && (advance > TOO_FAR || advance < -TOO_FAR)) {
      return false;
    }
    if (fin && relativeLast == 1) {
      // only the SYN was seen: the FIN tells what went between, also more than 2 GB of it
      relativeLast += Integer.toUnsignedLong(advance);
      last = end;
      return false;
    }
    if (!trusts) {
      return false;
    }
    if (advance > 0) {
      relativeLast += advance;
      last = end;
    }
    return advance <= 0;
  }

  long relativeLast() {
    return relativeLast;
  }

  /// Whether nothing but the SYN was acknowledged.
  boolean isUnacknowledged() {
    return relativeAcked == 0 || relativeAcked == 1;
  }

  /// The highest number, sent or acknowledged.
  long highest() {
    return Math.max(relativeLast, relativeAcked);
  }
}
