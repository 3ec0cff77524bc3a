// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// One planned segment; the objects belong to a [SegmentQueue] and are reused.
final class Segment {

  /// Which TCP options a segment carries.
  enum Options {
    NONE,
    /// MSS, SACK permitted, timestamps if the connection uses them, window scale.
    SYN,
    /// Timestamps if the connection uses them, and a SACK block if there is one.
    NEGOTIATED
  }

  /// When the tap sees it, nanoseconds since 1970.
  long atNanos;

  Side from = Side.INITIATOR;
  int flags;
  int seq;
  int ack;
  int payloadLength;

  /// The window field as on the wire, not scaled up.
  int window;

  int ipId;
  Options options = Options.NONE;
  int sackLeft;
  int sackRight;

  boolean hasSack() {
    return sackLeft != sackRight;
  }
}
