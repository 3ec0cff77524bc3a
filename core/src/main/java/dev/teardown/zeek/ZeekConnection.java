// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.wire.IpView;
import dev.teardown.wire.TcpSegmentView;

/// What Zeek would know of one connection.
final class ZeekConnection {

  private final History history = new History();
  private final ZeekEndpoint originator = new ZeekEndpoint(new Letters(history, true));
  private final ZeekEndpoint responder = new ZeekEndpoint(new Letters(history, false));
  private final long firstTime;
  private long lastTime;
  private boolean closesLater;

  /// @param firstTime of the first segment, whatever its checksum
  ZeekConnection(boolean flipped, long firstTime) {
    this.firstTime = firstTime;
    this.lastTime = firstTime;
    if (flipped) {
      history.flipped();
    }
  }

  /// A segment with a bad checksum: only that counts.
  void badChecksum(boolean fromOriginator) {
    (fromOriginator ? originator : responder).letters().badChecksum();
  }

  /// Takes in a segment. The order of the steps is Zeek's, and shows: a closed window is judged by
  /// the states before the segment, a gap by those after it.
  void segment(IpView ip, TcpSegmentView segment, boolean fromOriginator, long time) {
    var from = fromOriginator ? originator : responder;
    var to = fromOriginator ? responder : originator;
    int flags = segment.flags();
    int payload = segment.payloadLength();
    int len = segment.isReset() ? segment.len() - payload : segment.len();
    from.packet(ip.headerLength() + segment.headerLength() + payload);
    from.startAt(segment, len);
    long relative = from.relative(segment.seq());
    from.letters().segment(flags, relative, payload);
    zeroWindow(from, to, segment);
    if (!originator.isClosed() || !responder.isClosed()) {
      lastTime = time;
    }
    if (segment.isFin()) {
      from.fin(relative + len);
    }
    long relativeAck = segment.hasAck() ? to.acknowledge(segment.ack(), !segment.isReset()) : 0;
    from.advance(segment.seq() + len, flags, payload);
    boolean closes = StateMachine.update(from, to, fromOriginator, flags, payload);
    if (segment.hasAck()) {
      to.judgeGaps(relativeAck, from.isClean() && to.isClean());
      endIfComplete(to, from);
    }
    deliver(from, segment, relative);
    endIfComplete(from, to);
    if (closes) {
      close(from, to);
    }
  }

  private static void zeroWindow(ZeekEndpoint from, ZeekEndpoint to, TcpSegmentView segment) {
    if (segment.window() == 0
        && !segment.isReset()
        && to.state() != EndpointState.CLOSED
        && from.state() != EndpointState.RESET) {
      from.letters().zeroWindow();
    }
  }

  /// Payload that the capture cut off is not there, as Zeek sees it.
  private static void deliver(ZeekEndpoint from, TcpSegmentView segment, long relative) {
    int payload = segment.payloadLength();
    boolean isWhole = payload > 0 && segment.capturedPayload() == payload;
    if (isWhole && !segment.isReset() && relative >= 0) {
      from.delivers(segment.isSyn() ? relative + 1 : relative, payload);
    }
  }

  private void endIfComplete(ZeekEndpoint end, ZeekEndpoint peer) {
    if (end.endsNow(peer) && closesLater) {
      close(end, peer);
      closesLater = false;
    }
  }

  private void close(ZeekEndpoint end, ZeekEndpoint peer) {
    closesLater = end.isPending(peer);
    if (!closesLater) {
      end.close();
    }
  }

  ZeekEndpoint originator() {
    return originator;
  }

  ZeekEndpoint responder() {
    return responder;
  }

  String history() {
    return history.toString();
  }

  String state() {
    return ConnState.of(this);
  }

  long missed() {
    return originator.missed() + responder.missed();
  }

  /// Time from the first segment to the last one that counts; 0 where there is only one moment.
  long durationNanos() {
    return lastTime - firstTime;
  }
}
