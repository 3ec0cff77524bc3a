// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// The three segments that open a connection.
final class Handshake {

  static final int PACKETS = 3;

  /// Windows of SYN segments are never scaled (RFC 7323 2.2); these are Linux's defaults.
  private static final int SYN_WINDOW = 64_240;

  private static final int SYN_ACK_WINDOW = 65_160;

  private Handshake() {}

  static void plan(Conversation c) {
    syn(c);
    var synAck =
        c.sendAfter(
            c.roundTripTo(Side.RESPONDER) + 20 * Conversation.MICROSECOND,
            Side.RESPONDER,
            Flags.SYN | Flags.ACK,
            0);
    synAck.options = Segment.Options.SYN;
    synAck.window = SYN_ACK_WINDOW;
    synAck.ipId = 0; // sent by a request socket, which has no counter
    c.sendAfter(c.roundTripTo(Side.INITIATOR), Side.INITIATOR, Flags.ACK, 0);
  }

  /// The first segment, now.
  static Segment syn(Conversation c) {
    var syn = c.send(Side.INITIATOR, c.clockNanos, Flags.SYN, 0);
    syn.ack = 0;
    syn.options = Segment.Options.SYN;
    syn.window = SYN_WINDOW;
    return syn;
  }
}
