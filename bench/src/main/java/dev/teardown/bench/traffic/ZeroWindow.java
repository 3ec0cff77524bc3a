// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// A reader that stops: the sender fills the whole window, the receiver's ACKs close it, probes
/// find it shut, and at last the reader reads. The window's right edge never moves back (RFC 9293
/// 3.8.6).
final class ZeroWindow {

  private ZeroWindow() {}

  /// Plans at most 80 segments for a window of [Endpoint]'s slow reader.
  static void plan(Conversation c, Side sender) {
    var receiver = c.endpoint(sender.other());
    var openWindow = receiver.window;
    fill(c, sender, receiver.windowBytes());
    receiver.window = 0;
    probe(c, sender, 1 + c.random.nextInt(4));
    receiver.window = openWindow;
    c.pause(Conversation.MILLISECOND, 100 * Conversation.MILLISECOND);
    c.sendAfter(0, receiver.side, Flags.ACK, 0);
  }

  private static void fill(Conversation c, Side sender, int windowBytes) {
    var receiver = c.endpoint(sender.other());
    var rightEdge = c.endpoint(sender).sndNxt + windowBytes;
    var seenAt = c.clockNanos;
    var left = windowBytes;
    while (left > 0) {
      var length = Math.min(left, c.segmentSize());
      left -= length;
      seenAt += 12 * Conversation.MICROSECOND;
      c.send(sender, seenAt, left == 0 ? Flags.PSH | Flags.ACK : Flags.ACK, length);
      c.clockNanos = seenAt + c.roundTripTo(receiver.side);
      receiver.window = (rightEdge - c.endpoint(sender).sndNxt) >> Endpoint.WINDOW_SHIFT;
      c.send(receiver.side, c.clockNanos, Flags.ACK, 0);
    }
  }

  /// Linux probes with an empty segment one before the next sequence number, with doubling gaps.
  private static void probe(Conversation c, Side sender, int probes) {
    var gap = 204 * Conversation.MILLISECOND + c.roundTrip();
    for (var i = 0; i < probes; i++) {
      var probe = c.sendAfter(gap, sender, Flags.ACK, 0);
      probe.seq--;
      c.sendAfter(c.roundTripTo(sender.other()), sender.other(), Flags.ACK, 0);
      gap *= 2;
    }
  }
}
