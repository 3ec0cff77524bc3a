// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// Connections that never come to be.
final class ConnectScripts {

  /// When Linux repeats a SYN: four times after a second each, then with doubling gaps.
  static final int[] SYN_SECONDS_SINCE_6_5 = {0, 1, 2, 3, 4, 5, 7, 11, 19, 35, 67};

  /// The same before release 6.5.
  static final int[] SYN_SECONDS_BEFORE_6_5 = {0, 1, 3, 7, 15, 31, 63};

  private ConnectScripts() {}

  /// Nobody listens: the reply to a segment without ACK has sequence number 0 and acknowledges the
  /// SYN (RFC 9293 3.10.7.1); Linux sends it without options and without an IP ID.
  static void refused(Conversation c, FlowRecipe recipe) {
    Handshake.syn(c);
    var reset =
        c.sendAfter(
            c.roundTripTo(Side.RESPONDER) + 10 * Conversation.MICROSECOND,
            Side.RESPONDER,
            Flags.RST | Flags.ACK,
            0);
    reset.seq = 0;
    reset.window = 0;
    reset.options = Segment.Options.NONE;
    reset.ipId = 0;
  }

  static void silence(Conversation c, FlowRecipe recipe) {
    var seconds = recipe.variant() == 0 ? SYN_SECONDS_SINCE_6_5 : SYN_SECONDS_BEFORE_6_5;
    var syn = Handshake.syn(c);
    for (var i = 1; i < seconds.length; i++) {
      c.resend(syn, c.clockNanos + seconds[i] * Conversation.SECOND + i * 8_000_000L);
    }
    c.clockNanos += seconds[seconds.length - 1] * Conversation.SECOND;
  }
}
