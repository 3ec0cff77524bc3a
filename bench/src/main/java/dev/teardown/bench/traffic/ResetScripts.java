// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// Endings by RST, in the two shapes that Linux gives it: the abort of a living socket (RST and
/// ACK, next sequence number, real window, timestamps, IP ID counted on) and the reply to a segment
/// that has no place (bare RST at the segment's ACK, no window, no options, IP ID 0).
final class ResetScripts {

  private static final long PROCESSING = 30 * Conversation.MICROSECOND;

  private ResetScripts() {}

  /// Data arrives, nobody reads it, the socket is closed.
  static void unread(Conversation c, FlowRecipe recipe) {
    var closer = recipe.actor();
    var other = closer.other();
    c.pause(Conversation.MILLISECOND, 50 * Conversation.MILLISECOND);
    c.sendAfter(0, other, Flags.PSH | Flags.ACK, 1 + c.random.nextInt(1200));
    c.sendAfter(c.roundTripTo(closer) + PROCESSING, closer, Flags.ACK, 0);
    c.pause(100 * Conversation.MICROSECOND, 200 * Conversation.MILLISECOND);
    abort(c, closer);
  }

  /// The peer has never sent a byte, so unread data cannot be the reason.
  static void lingerZero(Conversation c, FlowRecipe recipe) {
    c.pause(100 * Conversation.MICROSECOND, 200 * Conversation.MILLISECOND);
    abort(c, recipe.actor());
  }

  /// Closed by FIN; the other side goes on to send, each segment is answered by a RST.
  static void dataAfterClose(Conversation c, FlowRecipe recipe) {
    var closer = recipe.actor();
    var other = closer.other();
    var segments = 1 + recipe.variant();
    c.pause(50 * Conversation.MICROSECOND, 20 * Conversation.MILLISECOND);
    c.sendAfter(0, closer, Flags.FIN | Flags.ACK, 0);
    c.sendAfter(c.roundTripTo(other) + PROCESSING, other, Flags.ACK, 0);
    c.pause(Conversation.MILLISECOND, 100 * Conversation.MILLISECOND);
    for (var i = 0; i < segments; i++) {
      var data = c.sendAfter(10_000, other, Flags.PSH | Flags.ACK, 1 + c.random.nextInt(1200));
      reply(c, closer, data);
    }
  }

  /// The actor's host has lost the connection without a word, the other side speaks again.
  static void peerForgot(Conversation c, FlowRecipe recipe) {
    var other = recipe.actor().other();
    c.pause(20 * Conversation.SECOND, 120 * Conversation.SECOND);
    var data = c.sendAfter(0, other, Flags.PSH | Flags.ACK, 1 + c.random.nextInt(1200));
    reply(c, recipe.actor(), data);
  }

  /// Probes one byte before the next sequence number stay unanswered; after as many as allowed,
  /// RST.
  static void keepalive(Conversation c, FlowRecipe recipe) {
    var prober = recipe.actor();
    var probes = recipe.ending().packets(recipe.variant()) - 1;
    var interval = (recipe.variant() == 2 ? 10 : 5) * Conversation.SECOND;
    c.clockNanos += 30 * Conversation.SECOND;
    for (var i = 0; i < probes; i++) {
      var probe = c.sendAfter(0, prober, Flags.ACK, 0);
      probe.seq--;
      c.clockNanos += interval + 4 * Conversation.MILLISECOND;
    }
    abort(c, prober);
  }

  private static void abort(Conversation c, Side from) {
    c.sendAfter(0, from, Flags.RST | Flags.ACK, 0);
  }

  private static void reply(Conversation c, Side from, Segment trigger) {
    var at = trigger.atNanos + c.roundTripTo(from) + PROCESSING;
    var reset = c.send(from, at, Flags.RST, 0);
    reset.seq = trigger.ack;
    reset.ack = 0;
    reset.window = 0;
    reset.options = Segment.Options.NONE;
    reset.ipId = 0;
  }
}
