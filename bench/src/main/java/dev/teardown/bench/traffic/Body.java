// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// What happens between handshake and ending: requests of one side, responses of the other in
/// bursts that grow with the congestion window, pauses, keep-alives, and the troubles of a real
/// network.
final class Body {

  private static final int INITIAL_CONGESTION_WINDOW = 10;

  private final Conversation c;
  private final Burst burst;
  private boolean slowReader;
  private Side bulkSender = Side.RESPONDER;
  private int congestionWindow;

  /// Segments that the bulk sender still owes in this exchange.
  private int owed;

  Body(Conversation conversation) {
    this.c = conversation;
    burst = new Burst(conversation);
  }

  void restart(boolean isSlowReader) {
    slowReader = isSlowReader;
    bulkSender = c.random.nextInt(8) == 0 ? Side.INITIATOR : Side.RESPONDER;
    if (isOneWay()) {
      bulkSender = c.recipe.actor();
    }
    congestionWindow = INITIAL_CONGESTION_WINDOW;
    owed = 0;
  }

  /// Plans one round of at least one and at most this many segments.
  void planRound(int atMost) {
    if (atMost == 1) {
      planWindowUpdate();
    } else if (owed > 0) {
      planBurst(atMost);
    } else if (c.random.nextInt(40) == 0) {
      planKeepAlive();
    } else if (slowReader && atMost > 80 && c.random.nextInt(3) == 0) {
      c.pause(Conversation.MILLISECOND, 100 * Conversation.MILLISECOND);
      ZeroWindow.plan(c, bulkSender);
    } else {
      planExchange(atMost);
    }
  }

  /// A peer that must not have sent a byte: see [ResetScripts#lingerZero].
  private boolean isOneWay() {
    return c.recipe.ending() == GeneratedEnding.LINGER_ZERO;
  }

  private void planExchange(int atMost) {
    c.pause(Conversation.MILLISECOND, 600 * Conversation.MILLISECOND);
    owed = Math.max(sizeOfResponse(), atMost / 20);
    if (isOneWay()) {
      planBurst(atMost);
      return;
    }
    if (atMost == 3) {
      planPiggybacked();
      return;
    }
    burst.begin(bulkSender.other());
    burst.plan(1, 60 + c.random.nextInt(900), Burst.Trouble.NONE);
  }

  /// One small request, a response that carries its ACK, and the response's ACK.
  private void planPiggybacked() {
    var server = bulkSender;
    var request = 60 + c.random.nextInt(900);
    c.sendAfter(0, server.other(), Flags.PSH | Flags.ACK, request);
    c.clockNanos += c.roundTripTo(server);
    c.pause(50 * Conversation.MICROSECOND, 20 * Conversation.MILLISECOND);
    c.sendAfter(0, server, Flags.PSH | Flags.ACK, 1 + c.random.nextInt(c.segmentSize()));
    c.sendAfter(c.roundTripTo(server.other()), server.other(), Flags.ACK, 0);
    owed = 0;
  }

  /// Heavy-tailed: the median is 2 segments, one in a hundred has more than 100.
  private int sizeOfResponse() {
    return (int) Math.min(2000, Math.pow(1 - c.random.nextDouble(), -1 / 0.95));
  }

  private void planBurst(int atMost) {
    var windowSegments = c.endpoint(bulkSender.other()).windowBytes() / c.segmentSize();
    var segments = Math.min(Math.min(congestionWindow, windowSegments), owed);
    segments = Math.min(segments, Burst.MOST_SEGMENTS);
    var roomForTrouble = 2 * segments + 3 <= atMost;
    var trouble = roomForTrouble ? trouble(segments) : Burst.Trouble.NONE;
    if (!roomForTrouble) {
      segments = Math.min(segments, Burst.mostSegmentsWithin(atMost));
    }
    owed -= segments;
    burst.begin(bulkSender);
    burst.plan(segments, lastLength(), trouble);
    congestionWindow =
        trouble == Burst.Trouble.LOST
            ? Math.max(2, congestionWindow / 2)
            : Math.min(2 * congestionWindow, Burst.MOST_SEGMENTS);
  }

  private int lastLength() {
    return owed == 0 ? 1 + c.random.nextInt(c.segmentSize()) : c.segmentSize();
  }

  private Burst.Trouble trouble(int segments) {
    var draw = c.random.nextDouble() / segments;
    if (draw < 0.006 && segments >= Burst.FEWEST_FOR_FAST_RETRANSMISSION) {
      return Burst.Trouble.LOST;
    }
    if (draw < 0.008 && segments >= 3) {
      return Burst.Trouble.REORDERED;
    }
    if (draw < 0.0085 && segments >= 3) {
      return Burst.Trouble.NOT_CAPTURED;
    }
    return draw < 0.0125 ? Burst.Trouble.TAIL_LOST : Burst.Trouble.NONE;
  }

  private void planWindowUpdate() {
    var reader = bulkSender.other();
    c.pause(50 * Conversation.MICROSECOND, Conversation.MILLISECOND);
    c.endpoint(reader).window++;
    c.sendAfter(0, reader, Flags.ACK, 0);
  }

  private void planKeepAlive() {
    c.pause(5 * Conversation.SECOND, 30 * Conversation.SECOND);
    var probe = c.sendAfter(0, bulkSender, Flags.ACK, 0);
    probe.seq--;
    c.sendAfter(c.roundTripTo(bulkSender.other()), bulkSender.other(), Flags.ACK, 0);
  }
}
