// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// Endings by FIN.
final class OrderlyScripts {

  private static final long PROCESSING = 30 * Conversation.MICROSECOND;

  private OrderlyScripts() {}

  /// FIN, FIN, ACK; or, where the other application takes its time, FIN, ACK, FIN, ACK.
  static void fin(Conversation c, FlowRecipe recipe) {
    var closer = recipe.actor();
    var other = closer.other();
    c.pause(50 * Conversation.MICROSECOND, 20 * Conversation.MILLISECOND);
    c.sendAfter(0, closer, Flags.FIN | Flags.ACK, 0);
    c.clockNanos += c.roundTripTo(other) + PROCESSING;
    var separateAck = recipe.variant() == 1;
    if (separateAck) {
      c.sendAfter(0, other, Flags.ACK, 0);
      c.pause(Conversation.MILLISECOND, 300 * Conversation.MILLISECOND);
    }
    c.sendAfter(0, other, Flags.FIN | Flags.ACK, 0);
    var last = c.sendAfter(c.roundTripTo(closer), closer, Flags.ACK, 0);
    if (separateAck) {
      last.ipId = 0; // the closer's FIN-WAIT-2 is a mini socket without a counter
    }
  }

  /// Both close before they see the other's FIN.
  static void crossing(Conversation c, FlowRecipe recipe) {
    c.pause(50 * Conversation.MICROSECOND, 20 * Conversation.MILLISECOND);
    var seenAt = c.clockNanos;
    var first = c.send(Side.INITIATOR, seenAt, Flags.FIN | Flags.ACK, 0);
    var second = c.send(Side.RESPONDER, seenAt + 5_000, Flags.FIN | Flags.ACK, 0);
    second.ack = first.seq;
    c.send(Side.RESPONDER, seenAt + c.roundTripTo(Side.RESPONDER) + PROCESSING, Flags.ACK, 0);
    c.sendAfter(c.roundTripTo(Side.INITIATOR) + PROCESSING, Side.INITIATOR, Flags.ACK, 0);
  }

  /// One side has no more to say and reads on: two more segments, then the other's FIN.
  static void halfClose(Conversation c, FlowRecipe recipe) {
    var closer = recipe.actor();
    var other = closer.other();
    c.pause(50 * Conversation.MICROSECOND, 20 * Conversation.MILLISECOND);
    c.sendAfter(0, closer, Flags.FIN | Flags.ACK, 0);
    c.sendAfter(c.roundTripTo(other) + PROCESSING, other, Flags.ACK, 0);
    c.pause(Conversation.MILLISECOND, 500 * Conversation.MILLISECOND);
    c.sendAfter(0, other, Flags.ACK, c.segmentSize());
    c.sendAfter(12_000, other, Flags.PSH | Flags.ACK, 1 + c.random.nextInt(1000));
    c.sendAfter(c.roundTripTo(closer), closer, Flags.ACK, 0);
    c.sendAfter(c.roundTripTo(other) + PROCESSING, other, Flags.FIN | Flags.ACK, 0);
    c.sendAfter(c.roundTripTo(closer), closer, Flags.ACK, 0);
  }

  /// The other side's kernel acknowledges the FIN, its application never closes.
  static void unanswered(Conversation c, FlowRecipe recipe) {
    var other = recipe.actor().other();
    c.pause(50 * Conversation.MICROSECOND, 20 * Conversation.MILLISECOND);
    c.sendAfter(0, recipe.actor(), Flags.FIN | Flags.ACK, 0);
    c.sendAfter(c.roundTripTo(other) + PROCESSING, other, Flags.ACK, 0);
  }
}
