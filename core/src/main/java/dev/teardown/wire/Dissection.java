// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// The frame under the decoder's hands: its bytes, how deep the walk is, and the reused results.
///
/// Each layer is a class with a static `decode(Dissection, at, limit)`: `at` indexes the header's
/// first byte in [#bytes], `limit` is where the enclosing layer ends on the wire, captured or not.
/// What a layer may read ends at the smaller of `limit` and [#end].
final class Dissection {

  /// Layers besides the plain path (tags, labels, extension headers, tunnels) in one frame.
  private static final int MAX_LAYERS = 16;

  private static final int MAX_TUNNELS = 4;

  final IpView ip = new IpView();
  final TcpPacket tcp = new TcpPacket(ip);
  final IcmpPacket icmp = new IcmpPacket(ip);
  final DecodeResult.Other other = new DecodeResult.Other();
  final DecodeResult.Fragment fragment = new DecodeResult.Fragment();
  final FragmentTable fragments = new FragmentTable();

  byte[] bytes = new byte[0];

  /// Index behind the last captured byte.
  int end;

  long timeNanos;

  /// Frames in which a tunnel was entered, since the decoder was made.
  long tunnelledFrames;

  private final Malformed malformed = new Malformed();
  private int start;
  private int layers;
  private int tunnels;

  /// Starts on a frame and returns its limit: the index where it ended on the wire.
  int begin(Frame frame) {
    bytes = frame.bytes();
    start = frame.offset();
    int captured = frame.capturedLength();
    end = start + captured;
    timeNanos = frame.timeNanos();
    layers = 0;
    tunnels = 0;
    return (int) Math.min(start + Math.max(captured, frame.originalLength()), Integer.MAX_VALUE);
  }

  /// Goes on in a reassembled datagram, whose first byte is at index 0.
  void continueIn(byte[] datagram, int captured) {
    bytes = datagram;
    start = 0;
    end = captured;
  }

  /// Whether one more layer may be entered: a crafted frame must not exhaust the stack.
  boolean enterLayer() {
    return ++layers <= MAX_LAYERS;
  }

  /// As [#enterLayer()], for a packet carried in another.
  boolean enterTunnel() {
    if (tunnels == 0) {
      tunnelledFrames++;
    }
    return ++tunnels <= MAX_TUNNELS;
  }

  /// Bytes that may be read from `at` on; negative when a cut header put `at` behind the capture.
  int readable(int at, int limit) {
    return Math.min(end, limit) - at;
  }

  /// The result for a header that does not have its `needed` readable bytes.
  Malformed tooShort(Header header, int at, int limit, int needed) {
    return limit - at < needed
        ? contradiction(at, header.beyond, header.spec)
        : malformed.set(at - start, header.cut, "");
  }

  Malformed contradiction(int at, String why, String spec) {
    return malformed.set(at - start, why, spec);
  }
}
