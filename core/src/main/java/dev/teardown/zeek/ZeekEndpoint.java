// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpSegmentView;

/// One end of a connection as Zeek keeps it: a state, counts, and how far it has come.
final class ZeekEndpoint {

  private EndpointState state = EndpointState.INACTIVE;
  private EndpointState previousState = EndpointState.INACTIVE;
  private long packets;
  private long ipBytes;
  private boolean finSeen;
  private long finEnd;
  private boolean ended;
  private boolean closed;
  private final SequenceNumbers numbers = new SequenceNumbers();
  private final Delivery delivery = new Delivery();
  private final Letters letters;

  ZeekEndpoint(Letters letters) {
    this.letters = letters;
  }

  EndpointState state() {
    return state;
  }

  /// The state before the last change.
  EndpointState previousState() {
    return previousState;
  }

  void become(EndpointState next) {
    if (next != state) {
      previousState = state;
      state = next;
    }
  }

  /// Whether both ends' numbers can be relied on: established, or closed from there.
  boolean isClean() {
    return state == EndpointState.ESTABLISHED
        || state == EndpointState.CLOSED && previousState == EndpointState.ESTABLISHED;
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

  Letters letters() {
    return letters;
  }

  /// Starts counting where this segment says that its sender's numbers start, if it does.
  void startAt(TcpSegmentView segment, int len) {
    boolean syn = segment.isSyn();
    switch (state) {
      case INACTIVE -> {
        if (syn) {
          numbers.startAtSyn(segment.seq(), len);
        } else {
          numbers.startWithoutSyn(segment.seq());
        }
      }
      case SYN_SENT, SYN_ACK_SENT -> {
        if (syn && numbers.relative(segment.seq()) != 0) {
          numbers.startAtSyn(segment.seq(), len);
        }
      }
      case ESTABLISHED, PARTIAL -> {
        if (syn) {
          numbers.startAtSyn(segment.seq(), len);
        }
      }
      case RESET -> {
        if (syn && previousState == EndpointState.INACTIVE) {
          numbers.startAtSyn(segment.seq(), len); // the reset may have been a stranger's
        }
      }
      case CLOSED -> {}
    }
  }

  long relative(int seq) {
    return numbers.relative(seq);
  }

  void fin(long end) {
    finSeen = true;
    finEnd = end;
  }

  /// The other side acknowledges up to `ack`.
  ///
  /// @return the relative number, to be judged once the states have moved
  long acknowledge(int ack, boolean isTrusted) {
    if (state == EndpointState.INACTIVE) {
      numbers.startAtAck(ack);
      return 1;
    }
    long relative = numbers.relativeAck(ack);
    if (isTrusted) {
      numbers.acknowledge(ack);
    }
    return Math.max(0, relative);
  }

  /// Moves on past a segment.
  void advance(int end, int flags, int payloadLength) {
    boolean brought =
        !numbers.advance(
            end,
            (flags & (TcpFlags.SYN | TcpFlags.RST)) != 0,
            (flags & TcpFlags.FIN) != 0,
            state != EndpointState.RESET);
    if (!brought && payloadLength > 0) {
      letters.repeat();
    }
  }

  /// Counts what an acknowledgment covers without having been seen.
  void judgeGaps(long relativeAck, boolean counts) {
    long data = finSeen && relativeAck >= finEnd ? finEnd - 1 : relativeAck;
    for (int gaps = delivery.acknowledged(data, counts); gaps > 0; gaps--) {
      letters.gap();
    }
  }

  void delivers(long from, int length) {
    delivery.seen(from, from + length, numbers.isUnacknowledged());
  }

  /// Whether payload before its FIN or reset is still missing, or it has not acknowledged all that
  /// `peer` has sent: then its end does not count yet.
  boolean isPending(ZeekEndpoint peer) {
    return delivery.isPending(numbers.relativeLast())
        || state != EndpointState.RESET && !delivery.isSkipping() && peer.delivery.isWaiting();
  }

  /// Takes note of the moment at which all before its FIN or reset is there.
  ///
  /// @return whether this is that moment
  boolean endsNow(ZeekEndpoint peer) {
    boolean isEnding = finSeen || state == EndpointState.CLOSED || state == EndpointState.RESET;
    if (ended || !isEnding || isPending(peer)) {
      return false;
    }
    ended = true;
    return true;
  }

  void close() {
    closed = true;
  }

  /// Whether its direction is over, so that what comes later no longer counts for the duration.
  boolean isClosed() {
    return closed;
  }

  /// Payload bytes by sequence numbers, seen or acknowledged.
  long bytes(ZeekEndpoint peer) {
    boolean isHalfOpen =
        state == EndpointState.RESET
            && previousState == EndpointState.SYN_SENT
            && peer.state == EndpointState.INACTIVE
            && !numbers.isUnacknowledged();
    if (isHalfOpen) {
      return 0;
    }
    return Math.max(0, numbers.highest() - 1 - (finSeen ? 1 : 0));
  }

  long missed() {
    return delivery.missed();
  }
}
