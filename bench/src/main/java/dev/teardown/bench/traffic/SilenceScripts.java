// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// Endings without a last word.
final class SilenceScripts {

  private static final long RTO_MAX = 120 * Conversation.SECOND;

  private SilenceScripts() {}

  /// Data, the tail-loss probe, then retransmissions with doubling gaps until the kernel gives up
  /// and sends nothing: 5, 6 or 15 of them (tcp_retries2).
  static void retransmissions(Conversation c, FlowRecipe recipe) {
    var sender = recipe.actor();
    var repeats = recipe.ending().packets(recipe.variant()) - 2;
    c.pause(Conversation.MILLISECOND, Conversation.SECOND);
    var data = c.sendAfter(0, sender, Flags.PSH | Flags.ACK, 1 + c.random.nextInt(1200));
    c.clockNanos += 2 * c.roundTrip() + 202 * Conversation.MILLISECOND;
    c.resend(data, c.clockNanos);
    var timeout = c.roundTrip() + 204 * Conversation.MILLISECOND;
    for (var i = 0; i < repeats; i++) {
      c.clockNanos += timeout;
      c.resend(data, c.clockNanos);
      timeout = Math.min(2 * timeout, RTO_MAX);
    }
  }
}
