// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static dev.teardown.wire.SequenceNumber.after;

import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.Side;

/// What a side sent and the other never acknowledged, as far as packets show.
final class Outstanding {

  private Outstanding() {}

  /// Payload bytes without SYN and FIN; 0 where the other side was never seen, since then nothing
  /// can be said of what it acknowledged.
  static long bytes(Flow flow, Side side) {
    var half = flow.half(side);
    var peer = flow.half(side.other());
    if (!half.knowsSndNxt() || half.uniqueBytes() == 0 || peer.packets() == 0) {
      return 0;
    }
    int end = half.sndNxt();
    if (half.sawFin() && half.finSeq() + 1 == end) {
      end--;
    }
    long sent = half.uniqueBytes() + half.missingBytes();
    if (!peer.knowsAck()) {
      return half.uniqueBytes();
    }
    int from = peer.ackSent();
    if (half.sawSyn() && from == half.iss()) {
      from++;
    }
    return Math.clamp(end - acknowledgedByReset(flow, side, from), 0, sent);
  }

  /// An aborting socket's reset still acknowledges all that had come: its kernel had those bytes.
  private static int acknowledgedByReset(Flow flow, Side side, int from) {
    if (flow.resetCount() == 0) {
      return from;
    }
    int acknowledged = from;
    for (var reset : flow.resets()) {
      if (reset.sender() != side
          && reset.hasAck()
          && after(reset.ack(), acknowledged)
          && !after(reset.ack(), flow.half(side).sndNxt())) {
        acknowledged = reset.ack();
      }
    }
    return acknowledged;
  }

  /// Whether payload or a FIN of this side waits for an acknowledgment.
  static boolean any(Flow flow, Side side) {
    return bytes(flow, side) > 0 || fin(flow.half(side));
  }

  /// Whether this side's FIN waits for its acknowledgment.
  static boolean fin(HalfFlow half) {
    return half.sawFin() && !half.finAcked();
  }

  /// Whether the other side acknowledged more than was seen: the capture has missed segments.
  static boolean acknowledgedUnseen(Flow flow, Side side) {
    var half = flow.half(side);
    var peer = flow.half(side.other());
    return half.knowsSndNxt()
        && peer.knowsAck()
        && peer.ackSent() - half.sndNxt() > 0
        && half.packets() > 0;
  }
}
