// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import java.util.ArrayList;
import java.util.List;

/// What Wireshark 4.0's sequence analysis says of one segment; the text is its field name in
/// kebab-case. A set of them is an `int` of [#mask()]s on the packet path.
public enum SegmentFlag {
  RETRANSMISSION("retransmission"),
  FAST_RETRANSMISSION("fast-retransmission"),
  SPURIOUS_RETRANSMISSION("spurious-retransmission"),
  OUT_OF_ORDER("out-of-order"),
  DUPLICATE_ACK("duplicate-ack"),
  LOST_SEGMENT("lost-segment"),
  ACK_LOST_SEGMENT("ack-lost-segment"),
  KEEP_ALIVE("keep-alive"),
  KEEP_ALIVE_ACK("keep-alive-ack"),
  ZERO_WINDOW("zero-window"),
  ZERO_WINDOW_PROBE("zero-window-probe"),
  ZERO_WINDOW_PROBE_ACK("zero-window-probe-ack"),
  WINDOW_FULL("window-full"),
  WINDOW_UPDATE("window-update"),
  REUSED_PORTS("reused-ports");

  private static final SegmentFlag[] ALL = values();

  private final String text;

  SegmentFlag(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public int mask() {
    return 1 << ordinal();
  }

  public boolean isIn(int mask) {
    return (mask & 1 << ordinal()) != 0;
  }

  /// The flags of a mask, in declaration order.
  public static List<SegmentFlag> of(int mask) {
    var flags = new ArrayList<SegmentFlag>(2);
    for (var flag : ALL) {
      if (flag.isIn(mask)) {
        flags.add(flag);
      }
    }
    return flags;
  }
}
