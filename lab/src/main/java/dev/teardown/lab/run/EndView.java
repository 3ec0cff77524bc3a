// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.capture.CaptureFile;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.flow.Side;
import dev.teardown.lab.actor.Stage;
import dev.teardown.lab.scenario.Host;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.TcpPacket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What somebody knows who sees the packets at one end of the cable, and nothing else: the
/// scenario's first connection as any capture would show it.
final class EndView {

  private static final int MOST_FLOWS = 256;

  private final Stage stage;
  private final FlowTable table;
  private final FrameDecoder decoder = new FrameDecoder();
  private final List<SeenSegment> segments = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private int serverBase;
  private int clientBase;
  private boolean isServerKnown;

  private EndView(Stage stage) {
    this.stage = stage;
    this.table = new FlowTable(MOST_FLOWS, 0, flows::add, this::segment);
  }

  /// Goes through what was recorded at one end.
  static EndView of(Recording recording, Host end, Stage stage) throws IOException {
    var view = new EndView(stage);
    var bytes = new ByteArrayInputStream(recording.at(end));
    var capture = CaptureFile.open(bytes::read);
    var frame = new Frame();
    while (capture.next(frame)) {
      view.accept(frame);
    }
    return view;
  }

  private void accept(Frame frame) {
    switch (decoder.decode(frame)) {
      case TcpPacket packet -> table.accept(packet, frame);
      case IcmpPacket packet -> table.accept(packet, frame);
      default -> {
        // ARP and what else a host says unasked
      }
    }
  }

  private void segment(Flow flow, Side from, TcpPacket packet, Frame frame, int mask) {
    if (!isFirstConnection(flow)) {
      return;
    }
    var segment = packet.segment();
    boolean isClient = from == Side.INITIATOR;
    if (segment.isSyn()) {
      if (isClient) {
        clientBase = segment.seq();
      } else {
        serverBase = segment.seq();
        isServerKnown = true;
      }
    }
    int base = isClient ? clientBase : serverBase;
    int otherBase = isClient ? serverBase : clientBase;
    boolean isAnswerable = !isClient || isServerKnown;
    segments.add(
        new SeenSegment(
            frame.timeNanos(),
            isClient ? Host.CLIENT : Host.SERVER,
            segment.flags(),
            Integer.toUnsignedLong(segment.seq() - base),
            isAnswerable ? Integer.toUnsignedLong(segment.ack() - otherBase) : segment.ack(),
            segment.payloadLength(),
            segment.window(),
            segment.headerLength() > 20));
  }

  private boolean isFirstConnection(Flow flow) {
    return flow.initiator().port() == stage.clientPort()
        && flow.responder().port() == stage.serverPort();
  }

  /// The segments of the first connection, in order.
  List<SeenSegment> segments() {
    return segments;
  }

  /// All that this end shows of the first connection; none where nothing of it was seen.
  Optional<CaseFile> caseFile() {
    table.finish();
    var surroundings = new Surroundings(table.lastTime(), table.hosts(), 0, true);
    return flows.stream()
        .filter(this::isFirstConnection)
        .findFirst()
        .map(flow -> new CaseFile(flow, surroundings));
  }
}
