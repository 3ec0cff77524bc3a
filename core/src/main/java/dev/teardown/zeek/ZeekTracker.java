// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.flow.Flow;
import dev.teardown.flow.SegmentListener;
import dev.teardown.flow.Side;
import dev.teardown.wire.Frame;
import dev.teardown.wire.TcpChecksum;
import dev.teardown.wire.TcpPacket;

/// Keeps Zeek's view of every connection beside its flow, for [ZeekLog].
public final class ZeekTracker implements SegmentListener {

  private final boolean verifiesChecksums;
  private long segments;
  private long leftOut;

  /// @param verifiesChecksums whether a segment with a bad TCP checksum is left out, as Zeek does
  ///   unless told otherwise; one that was not wholly captured is taken for good
  public ZeekTracker(boolean verifiesChecksums) {
    this.verifiesChecksums = verifiesChecksums;
  }

  @Override
  public void segment(Flow flow, Side from, TcpPacket packet, Frame frame, int mask) {
    var connection = (ZeekConnection) flow.companion();
    boolean fromOriginator = from == Side.INITIATOR;
    segments++;
    if (connection == null) {
      connection = new ZeekConnection(!fromOriginator, frame.timeNanos());
      flow.companion(connection);
    }
    if (verifiesChecksums && TcpChecksum.verify(packet) == TcpChecksum.Result.BAD) {
      leftOut++;
      connection.badChecksum(fromOriginator);
    } else {
      connection.segment(packet.ip(), packet.segment(), fromOriginator, frame.timeNanos());
    }
  }

  /// Whether most segments were left out for their checksums: a capture that was made on the sender
  /// itself, before the network card had filled them in.
  public boolean leftMostOut() {
    return leftOut * 2 > segments;
  }
}
