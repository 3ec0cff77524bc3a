// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.util.SplittableRandom;

/// One TCP connection that is being generated: plans its segments a round at a time, in the order
/// handshake, body, ending. Reused for one connection after another.
final class Conversation {

  private enum Stage {
    OPENING,
    BODY,
    DONE
  }

  static final long MICROSECOND = 1_000;
  static final long MILLISECOND = 1_000_000;
  static final long SECOND = 1_000_000_000;

  final Endpoint initiator = new Endpoint(Side.INITIATOR);
  final Endpoint responder = new Endpoint(Side.RESPONDER);
  final SegmentQueue queue = new SegmentQueue();
  private final Body body = new Body(this);

  SplittableRandom random = new SplittableRandom(0);
  FlowRecipe recipe = FlowRecipe.NOTHING;
  boolean ipv6;
  boolean timestamps;

  /// When the last planned segment was seen.
  long clockNanos;

  private Stage stage = Stage.DONE;
  private boolean begun;
  private int bodyPackets;

  /// Starts a connection between addresses that the caller has set. The first sequence number of a
  /// port's new owner lies beyond the old one's last, as TIME-WAIT demands (RFC 9293 3.6.1).
  void restart(FlowRecipe newRecipe, SplittableRandom newRandom, long startNanos, boolean reuse) {
    var beyond = initiator.sndNxt + 100_000 + newRandom.nextInt(1_000_000);
    recipe = newRecipe;
    random = newRandom;
    clockNanos = startNanos;
    var slowReader = random.nextInt(20) == 0;
    initiator.restart(random, slowReader);
    responder.restart(random, slowReader);
    if (reuse) {
      initiator.sndNxt = beyond;
    }
    timestamps = random.nextInt(10) != 0;
    initiator.distanceNanos = farDistanceNanos();
    responder.distanceNanos = 15 * MICROSECOND + random.nextLong(60 * MICROSECOND);
    initiator.ttl = 64 - 3 - random.nextInt(18);
    responder.ttl = 64;
    bodyPackets = recipe.bodyPackets();
    body.restart(slowReader);
    stage = Stage.OPENING;
    begun = false;
  }

  /// True the first time that it is asked about a connection.
  boolean begin() {
    var isFirst = !begun;
    begun = true;
    return isFirst;
  }

  /// From 1 to 80 ms, most of them short.
  private long farDistanceNanos() {
    var spread = random.nextDouble();
    return MILLISECOND + (long) (spread * spread * spread * 79 * MILLISECOND);
  }

  /// Plans the next round when nothing is left of the last.
  ///
  /// @return false when the connection has had its last segment
  boolean hasMore() {
    while (queue.isEmpty() && stage != Stage.DONE) {
      planStage();
    }
    return !queue.isEmpty();
  }

  private void planStage() {
    if (stage == Stage.OPENING && recipe.ending().isEstablished()) {
      Handshake.plan(this);
      stage = Stage.BODY;
    } else if (stage == Stage.BODY && bodyPackets > 0) {
      body.planRound(bodyPackets);
      bodyPackets -= queue.size();
    } else {
      recipe.ending().plan(this, recipe);
      stage = Stage.DONE;
    }
    queue.sort();
    clockNanos = Math.max(clockNanos, queue.isEmpty() ? 0 : queue.last().atNanos);
  }

  Endpoint endpoint(Side side) {
    return side == Side.INITIATOR ? initiator : responder;
  }

  /// From the tap to this side's host and back.
  long roundTripTo(Side side) {
    return 2 * endpoint(side).distanceNanos;
  }

  long roundTrip() {
    return roundTripTo(Side.INITIATOR) + roundTripTo(Side.RESPONDER);
  }

  int segmentSize() {
    return (ipv6 ? 1440 : 1460) - (timestamps ? 12 : 0);
  }

  void pause(long atLeastNanos, long atMostNanos) {
    clockNanos += atLeastNanos + random.nextLong(atMostNanos - atLeastNanos + 1);
  }

  /// Plans a segment that takes its place in sequence and acknowledges all that the peer has sent.
  Segment send(Side from, long atNanos, int flags, int payloadLength) {
    var sender = endpoint(from);
    var segment = place(from, atNanos, flags, payloadLength);
    segment.seq = sender.sndNxt;
    segment.ack = endpoint(from.other()).sndNxt;
    var sequenceLength = payloadLength + ((flags & (Flags.SYN | Flags.FIN)) != 0 ? 1 : 0);
    sender.sndNxt += sequenceLength;
    return segment;
  }

  /// Plans a segment that follows the last one after this long.
  Segment sendAfter(long nanos, Side from, int flags, int payloadLength) {
    clockNanos += nanos;
    return send(from, clockNanos, flags, payloadLength);
  }

  /// Plans a segment again: same sequence numbers, new IP ID and, when it leaves, new timestamp.
  Segment resend(Segment original, long atNanos) {
    var again = place(original.from, atNanos, original.flags, original.payloadLength);
    again.seq = original.seq;
    again.ack = original.ack;
    again.options = original.options;
    again.window = original.window;
    return again;
  }

  private Segment place(Side from, long atNanos, int flags, int payloadLength) {
    var sender = endpoint(from);
    var segment = queue.add();
    segment.atNanos = atNanos;
    segment.from = from;
    segment.flags = flags;
    segment.payloadLength = payloadLength;
    segment.window = sender.window;
    segment.ipId = sender.nextIpId();
    segment.options = Segment.Options.NEGOTIATED;
    segment.sackLeft = 0;
    segment.sackRight = 0;
    return segment;
  }
}
