// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpPacket;
import java.util.ArrayList;
import java.util.List;

/// Builds case files segment by segment, for tests of what a verdict carries.
///
/// One connection of 10.0.0.1:40000 to 10.0.0.2:80; numbers relative to 1000 and 5000; each segment
/// a millisecond after the one before.
final class Cases {

  private static final int ISS = 1000;
  private static final int IRS = 5000;

  private final List<Flow> released = new ArrayList<>();
  private final FlowTable table;
  private final FrameDecoder decoder = new FrameDecoder();
  private long frames;
  private long timeNanos;

  Cases(int capacity) {
    table = new FlowTable(capacity, 1, released::add);
  }

  /// A connection whose handshake is complete.
  static Cases established() {
    return new Cases(16)
        .initiator(TcpFlags.SYN, 0, 0, 0)
        .responder(TcpFlags.SYN | TcpFlags.ACK, 0, 1, 0)
        .initiator(TcpFlags.ACK, 1, 1, 0);
  }

  Cases initiator(int flags, int seq, int ack, int length) {
    return add(
        FrameBuilder.between("10.0.0.1", "10.0.0.2")
            .ports(40000, 80)
            .seq(ISS + seq)
            .ack((flags & TcpFlags.ACK) == 0 ? 0 : IRS + ack),
        flags,
        length);
  }

  Cases responder(int flags, int seq, int ack, int length) {
    return add(
        FrameBuilder.between("10.0.0.2", "10.0.0.1")
            .ports(80, 40000)
            .seq(IRS + seq)
            .ack((flags & TcpFlags.ACK) == 0 ? 0 : ISS + ack),
        flags,
        length);
  }

  private Cases add(FrameBuilder builder, int flags, int length) {
    timeNanos += 1_000_000;
    Frame frame = builder.flags(flags).payload(new byte[length]).toFrame(timeNanos, ++frames);
    if (decoder.decode(frame) instanceof TcpPacket packet) {
      table.accept(packet, frame);
    }
    return this;
  }

  /// A SYN of another connection, to push this one out.
  Cases other(int port) {
    return add(
        FrameBuilder.between("10.0.0.3", "10.0.0.2").ports(50000 + port, 80), TcpFlags.SYN, 0);
  }

  /// The first connection as a case file; the watch ends now.
  CaseFile caseFile() {
    table.finish();
    return new CaseFile(released.getFirst(), new Surroundings(timeNanos, table.hosts(), 0, true));
  }
}
