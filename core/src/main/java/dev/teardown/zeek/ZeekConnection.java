// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.flow.Flow;
import dev.teardown.wire.IpView;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpSegmentView;

/// What Zeek would know of one connection.
final class ZeekConnection {

  private static final int SYN_FIN_RST = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;

  private final ZeekEndpoint originator = new ZeekEndpoint();
  private final ZeekEndpoint responder = new ZeekEndpoint();
  private final History history = new History();
  private long firstTime = Flow.NEVER;
  private long lastTime = Flow.NEVER;

  ZeekConnection(boolean flipped) {
    if (flipped) {
      history.flipped();
    }
  }

  /// A segment with a bad checksum: only that counts.
  void badChecksum(boolean fromOriginator) {
    var from = fromOriginator ? originator : responder;
    history.addScaled('c', fromOriginator, from.countBadChecksum());
  }

  /// Takes in a segment.
  void segment(IpView ip, TcpSegmentView segment, boolean fromOriginator, long time) {
    var from = fromOriginator ? originator : responder;
    var to = fromOriginator ? responder : originator;
    int flags = segment.flags();
    times(time);
    from.packet(ipLength(ip, segment));
    letters(from, segment, flags, fromOriginator);
    numbers(from, to, segment, flags, fromOriginator);
    zeroWindow(from, to, segment, flags, fromOriginator);
    StateMachine.update(from, to, fromOriginator, flags);
  }

  /// The time of a segment after both ends have closed no longer counts.
  private void times(long time) {
    if (firstTime == Flow.NEVER) {
      firstTime = time;
    }
    boolean over =
        originator.state() == EndpointState.CLOSED && responder.state() == EndpointState.CLOSED;
    if (!over) {
      lastTime = Math.max(lastTime, time);
    }
  }

  private static int ipLength(IpView ip, TcpSegmentView segment) {
    return ip.headerLength() + segment.headerLength() + segment.payloadLength();
  }

  private void letters(
      ZeekEndpoint from, TcpSegmentView segment, int flags, boolean fromOriginator) {
    boolean syn = (flags & TcpFlags.SYN) != 0;
    boolean fin = (flags & TcpFlags.FIN) != 0;
    boolean rst = (flags & TcpFlags.RST) != 0;
    boolean data = segment.payloadLength() > 0;
    int seq = segment.seq();
    if (data && from.first('d')) {
      history.add('d', fromOriginator);
    }
    if (syn && (fin || rst)) {
      once(from, 'q', fromOriginator);
    } else if (syn) {
      moved(from, segment.hasAck() ? 'h' : 's', seq, fromOriginator);
    } else if (fin && rst) {
      once(from, 'i', fromOriginator);
    } else if (fin) {
      moved(from, 'f', seq, fromOriginator);
    } else if (rst) {
      moved(from, 'r', seq, fromOriginator);
    } else if (segment.hasAck() && !data) {
      once(from, 'a', fromOriginator);
    }
  }

  private void once(ZeekEndpoint from, char letter, boolean fromOriginator) {
    if (from.first(letter)) {
      history.add(letter, fromOriginator);
    }
  }

  private void moved(ZeekEndpoint from, char letter, int seq, boolean fromOriginator) {
    if (from.firstOrMoved(letter, seq)) {
      history.add(letter, fromOriginator);
    }
  }

  private void numbers(
      ZeekEndpoint from,
      ZeekEndpoint to,
      TcpSegmentView segment,
      int flags,
      boolean fromOriginator) {
    boolean syn = (flags & TcpFlags.SYN) != 0;
    boolean rst = (flags & TcpFlags.RST) != 0;
    if (!from.isStarted()) {
      from.startAt(syn ? segment.seq() : segment.seq() - 1);
    }
    if (rst) {
      return; // its payload takes no numbers, and its ACK is not to be trusted
    }
    boolean again =
        from.covers(segment.seq(), segment.payloadLength(), syn, (flags & TcpFlags.FIN) != 0);
    if (again) {
      history.addScaled('t', fromOriginator, from.countRepeat());
    }
    if (segment.hasAck()) {
      acknowledge(to, from, segment.ack(), fromOriginator);
    }
  }

  private void acknowledge(
      ZeekEndpoint acknowledged, ZeekEndpoint by, int ack, boolean byOriginator) {
    if (!acknowledged.isStarted()) {
      acknowledged.startAt(ack - 1);
      return;
    }
    int gaps = acknowledged.acknowledged(ack, isUp(acknowledged) && isUp(by));
    for (int i = 0; i < gaps; i++) {
      history.addScaled('g', !byOriginator, acknowledged.countGap());
    }
  }

  private static boolean isUp(ZeekEndpoint end) {
    return end.state() == EndpointState.ESTABLISHED
        || end.state() == EndpointState.CLOSED && end.previousState() == EndpointState.ESTABLISHED;
  }

  private void zeroWindow(
      ZeekEndpoint from,
      ZeekEndpoint to,
      TcpSegmentView segment,
      int flags,
      boolean fromOriginator) {
    boolean closed =
        segment.window() == 0
            && (flags & TcpFlags.RST) == 0
            && to.state() != EndpointState.CLOSED
            && from.state() != EndpointState.RESET;
    if (closed && (flags & SYN_FIN_RST) != TcpFlags.SYN) {
      history.addScaled('w', fromOriginator, from.countZeroWindow());
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

  long firstTime() {
    return firstTime;
  }
}
