// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.flow.Flow;
import dev.teardown.flow.SegmentListener;
import dev.teardown.flow.Side;
import dev.teardown.wire.Frame;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpPacket;
import java.util.ArrayDeque;
import java.util.List;

/// Remembers the last segments of one connection, to draw them.
public final class SegmentTail implements SegmentListener {

  /// One segment with numbers relative to the first of each side, as people count them.
  ///
  /// @param ack relative to the other side's first number; meaningful with the ACK flag
  /// @param window as sent, not scaled
  /// @param mask its [dev.teardown.flow.SegmentFlag]s
  record Step(
      long frame,
      long timeNanos,
      Side from,
      int flags,
      long seq,
      long ack,
      int payload,
      int window,
      int mask) {}

  private final int stream;
  private final int limit;
  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private final int[] bases = new int[2];
  private final boolean[] isBaseKnown = new boolean[2];
  private long seen;

  /// @param stream the connection's number
  /// @param limit how many segments to keep
  public SegmentTail(int stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  @Override
  public void segment(Flow flow, Side from, TcpPacket packet, Frame frame, int mask) {
    if (flow.stream() != stream) {
      return;
    }
    var segment = packet.segment();
    seen++;
    boolean isSyn = segment.isSyn();
    learnBase(from, segment.seq(), isSyn);
    if (segment.hasAck() && !isBaseKnown[from.other().ordinal()]) {
      learnBase(from.other(), segment.ack() - 1, false);
    }
    if (steps.size() == limit) {
      steps.removeFirst();
    }
    steps.add(
        new Step(
            frame.number(),
            frame.timeNanos(),
            from,
            segment.flags()
                & (TcpFlags.SYN
                    | TcpFlags.FIN
                    | TcpFlags.RST
                    | TcpFlags.PSH
                    | TcpFlags.ACK
                    | TcpFlags.URG),
            Integer.toUnsignedLong(segment.seq() - bases[from.ordinal()]),
            Integer.toUnsignedLong(segment.ack() - bases[from.other().ordinal()]),
            segment.payloadLength(),
            segment.window(),
            mask));
  }

  /// 0 is the SYN's number; without a SYN the first number seen counts as 1.
  private void learnBase(Side side, int seq, boolean isSyn) {
    int at = side.ordinal();
    if (!isBaseKnown[at] || isSyn) {
      bases[at] = isSyn ? seq : seq - 1;
      isBaseKnown[at] = true;
    }
  }

  /// The last segments in order.
  List<Step> steps() {
    return List.copyOf(steps);
  }

  /// All segments of the connection.
  long seen() {
    return seen;
  }
}
