// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.SegmentKind;
import dev.teardown.wire.TcpFlags;

/// A segment of the scenario's first connection, seen at one end of the cable.
///
/// @param timeNanos in nanoseconds since 1970
/// @param from whose address it bears
/// @param seq relative to the first of its side
/// @param ack relative to the first of the other side
/// @param hasOptions whether its header is longer than TCP's twenty bytes
public record SeenSegment(
    long timeNanos,
    Host from,
    int flags,
    long seq,
    long ack,
    int payload,
    int window,
    boolean hasOptions) {

  private static final int KIND = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST | TcpFlags.ACK;

  /// Whether it is of the kind that a scenario names.
  boolean is(SegmentKind kind) {
    int bits = flags & KIND;
    return switch (kind) {
      case SYN -> bits == TcpFlags.SYN;
      case SYN_ACK -> bits == (TcpFlags.SYN | TcpFlags.ACK);
      case FIN -> (bits & TcpFlags.FIN) != 0;
      case RST -> isReset();
      case RST_ACK -> bits == (TcpFlags.RST | TcpFlags.ACK);
      case RST_ALONE -> bits == TcpFlags.RST;
      case DATA -> payload > 0;
      case ACK -> bits == TcpFlags.ACK && payload == 0;
    };
  }

  public boolean isReset() {
    return (flags & TcpFlags.RST) != 0;
  }

  /// Whether a reset was made as the answer to a segment that nobody wanted: without options and
  /// window (net/ipv4/tcp_ipv4.c tcp_v4_send_reset(), v6.18).
  boolean isReply() {
    return isReset() && !hasOptions && window == 0;
  }

  /// "RST,ACK seq 1 ack 1001".
  @Override
  public String toString() {
    var text = new StringBuilder(TcpFlags.text(flags)).append(" seq ").append(seq);
    if ((flags & TcpFlags.ACK) != 0) {
      text.append(" ack ").append(ack);
    }
    return payload == 0 ? text.toString() : text.append(" len ").append(payload).toString();
  }
}
