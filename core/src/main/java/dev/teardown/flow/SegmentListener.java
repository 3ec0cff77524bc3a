// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import dev.teardown.wire.Frame;
import dev.teardown.wire.TcpPacket;

/// Hears every segment after the flow has taken it in: for outputs that go segment by segment.
@FunctionalInterface
public interface SegmentListener {

  /// @param flow the connection it belongs to
  /// @param from the side that sent it
  /// @param packet borrowed, valid during the call
  /// @param frame borrowed, valid during the call
  /// @param mask its [SegmentFlag]s
  void segment(Flow flow, Side from, TcpPacket packet, Frame frame, int mask);
}
