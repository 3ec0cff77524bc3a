// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.util.SplittableRandom;

/// One end of a conversation as its host's kernel keeps it: address, sequence numbers, IP ID
/// counter, timestamp clock.
final class Endpoint {

  /// Linux's usual shift with its default of receive buffers.
  static final int WINDOW_SHIFT = 7;

  /// The windows that a reader who keeps up, and one who does not, offer: 64,256 and 16,384 bytes.
  private static final int USUAL_WINDOW = 502;

  private static final int SLOW_READER_WINDOW = 128;

  final Side side;
  byte[] address = new byte[0];
  int port;
  int sndNxt;
  int ttl;

  /// From the tap to this host, one way.
  long distanceNanos;

  int window;
  int lastTimestamp;
  private int ipId;
  private int timestampOffset;

  Endpoint(Side side) {
    this.side = side;
  }

  void restart(SplittableRandom random, boolean slowReader) {
    sndNxt = random.nextInt();
    ipId = random.nextInt();
    timestampOffset = random.nextInt();
    lastTimestamp = 0;
    window = slowReader ? SLOW_READER_WINDOW : USUAL_WINDOW;
  }

  int windowBytes() {
    return window << WINDOW_SHIFT;
  }

  int nextIpId() {
    return ipId++ & 0xffff;
  }

  /// The host's timestamp clock: milliseconds from a random start, one per connection.
  int timestampAt(long nanos) {
    return (int) (nanos / 1_000_000) + timestampOffset;
  }
}
