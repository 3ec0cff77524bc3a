// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import static dev.teardown.wire.SequenceNumber.after;
import static dev.teardown.wire.SequenceNumber.max;

/// One end of a connection as Zeek keeps it: a state, and counts by sequence numbers.
final class ZeekEndpoint {

  private EndpointState state = EndpointState.INACTIVE;
  private EndpointState previousState = EndpointState.INACTIVE;
  private long packets;
  private long ipBytes;
  private boolean started;
  private int start;
  private int highest;
  private int acked;
  private boolean finSeen;
  private final Delivery delivery = new Delivery();

  private int onceLetters;
  private int letterSeqKnown;
  private final int[] letterSeq = new int[26];
  private int badChecksums;
  private int gaps;
  private int repeats;
  private int zeroWindows;

  EndpointState state() {
    return state;
  }

  EndpointState previousState() {
    return previousState;
  }

  void become(EndpointState next) {
    previousState = state;
    state = next;
  }

  void packet(int ipLength) {
    packets++;
    ipBytes += ipLength;
  }

  long packets() {
    return packets;
  }

  long ipBytes() {
    return ipBytes;
  }

  boolean isStarted() {
    return started;
  }

  /// Where its numbers start: the number of its SYN, or one before what was seen first.
  void startAt(int seq) {
    started = true;
    start = seq;
    highest = seq + 1;
    acked = seq;
    delivery.startAt(seq + 1);
  }

  /// Takes in the sequence numbers that a segment covers.
  ///
  /// @return whether it carries payload without advancing
  boolean covers(int seq, int payloadLength, boolean syn, boolean fin) {
    int from = syn ? seq + 1 : seq;
    int end = from + payloadLength;
    boolean repeats = payloadLength > 0 && !after(end, highest);
    if (payloadLength > 0) {
      delivery.seen(from, end);
    }
    if (fin) {
      finSeen = true;
      end++;
    }
    highest = max(highest, end);
    return repeats;
  }

  /// The other side acknowledges up to `ack`.
  ///
  /// @param judged whether bytes covered without having been seen count as missed
  /// @return how many gaps that makes
  int acknowledged(int ack, boolean judged) {
    acked = max(acked, ack);
    int data = finSeen && ack == highest ? ack - 1 : ack;
    if (judged) {
      return delivery.acknowledged(data);
    }
    delivery.forget(data);
    return 0;
  }

  /// Payload bytes by sequence numbers, seen or acknowledged.
  long bytes(ZeekEndpoint peer) {
    boolean refused =
        state == EndpointState.RESET
            && previousState == EndpointState.SYN_SENT
            && peer.state == EndpointState.INACTIVE;
    if (!started || refused) {
      return 0;
    }
    int reached = max(highest, acked) - start - 1 - (finSeen ? 1 : 0);
    return Math.max(0, reached);
  }

  long missed() {
    return delivery.missed();
  }

  /// Whether the letter is new to this end.
  boolean first(char letter) {
    int bit = 1 << letter - 'a';
    boolean isNew = (onceLetters & bit) == 0;
    onceLetters |= bit;
    return isNew;
  }

  /// Whether the letter is new to this end, or its sequence number is another than the last time.
  boolean firstOrMoved(char letter, int seq) {
    int index = letter - 'a';
    int bit = 1 << index;
    boolean isNew = (letterSeqKnown & bit) == 0 || letterSeq[index] != seq;
    letterSeqKnown |= bit;
    letterSeq[index] = seq;
    return isNew;
  }

  int countBadChecksum() {
    return ++badChecksums;
  }

  int countGap() {
    return ++gaps;
  }

  int countRepeat() {
    return ++repeats;
  }

  int countZeroWindow() {
    return ++zeroWindows;
  }
}
