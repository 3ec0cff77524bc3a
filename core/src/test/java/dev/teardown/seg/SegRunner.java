// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.diagnosis.Diagnoser;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.flow.Side;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpFrame;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.TcpPacket;
import dev.teardown.zeek.ZeekTracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a script through the product: frames, decoder, flow table, diagnosis.
final class SegRunner {

  /// 2026-01-01T00:00:00Z: where every script's time axis starts.
  static final long EPOCH_NANOS = 1_767_225_600_000_000_000L;

  private final SegScript script;
  private final FrameDecoder decoder = new FrameDecoder();
  private final ZeekTracker zeek = new ZeekTracker(true);
  private final List<Flow> released = new ArrayList<>();
  private final FlowTable table =
      new FlowTable(
          64,
          1,
          released::add,
          (flow, from, packet, frame, mask) -> {
            hear(flow, mask);
            zeek.segment(flow, from, packet, frame, mask);
          });
  private final Map<String, Host[]> hosts = new HashMap<>();
  private final Map<String, Flow> flows = new HashMap<>();
  private final List<Integer> masks = new ArrayList<>(List.of(-1));
  private String speaking = "";

  private SegRunner(SegScript script) {
    this.script = script;
  }

  static SegRun run(SegScript script) {
    return new SegRunner(script).run();
  }

  private SegRun run() {
    long endNanos = 0;
    for (var event : script.events()) {
      endNanos = Math.max(endNanos, event.atNanos());
      switch (event) {
        case SegEvent.Segment segment -> segment(segment);
        case SegEvent.Icmp icmp -> icmp(icmp);
        case SegEvent.End _ -> {}
      }
    }
    table.finish();
    var surroundings =
        new Surroundings(
            EPOCH_NANOS + endNanos, table.hosts(), script.capturedLosses(), !script.broken());
    var diagnoser = new Diagnoser();
    var verdicts = new HashMap<Flow, Verdict>();
    for (var flow : released) {
      verdicts.put(flow, diagnoser.judge(new CaseFile(flow, surroundings)));
    }
    return new SegRun(script, flows, verdicts, masks, table.streams());
  }

  private void hear(Flow flow, int mask) {
    flows.putIfAbsent(speaking, flow);
    masks.set(masks.size() - 1, mask);
  }

  private Host host(Connection connection, Side side) {
    return hosts
        .computeIfAbsent(
            connection.name(),
            _ ->
                new Host[] {
                  new Host(connection, Side.INITIATOR), new Host(connection, Side.RESPONDER)
                })[side.ordinal()];
  }

  private void segment(SegEvent.Segment segment) {
    speaking = segment.connection().name();
    var from = host(segment.connection(), segment.from());
    byte[] bytes = from.write(segment, host(segment.connection(), segment.from().other()));
    take(bytes, segment.marks().captured().orElse(bytes.length), segment);
  }

  private void icmp(SegEvent.Icmp icmp) {
    var quoted = host(icmp.connection(), icmp.quoted());
    byte[] last = quoted.lastPacket;
    byte[] about =
        icmp.seq().isPresent() || last == null ? quoted.packetWithSeq(icmp.seq().orElse(0)) : last;
    String to = icmp.connection().end(icmp.quoted()).address();
    byte[] bytes = IcmpFrame.toEthernet(icmp.router(), to, icmp.type(), icmp.code(), about);
    take(bytes, bytes.length, icmp);
  }

  private void take(byte[] bytes, int captured, SegEvent event) {
    masks.add(-1);
    var frame = new Frame();
    long time = EPOCH_NANOS + event.atNanos();
    frame.set(bytes, 0, captured, bytes.length, LinkType.ETHERNET, 0, time, masks.size() - 1);
    switch (decoder.decode(frame)) {
      case TcpPacket tcp -> table.accept(tcp, frame);
      case IcmpPacket icmp -> table.accept(icmp, frame);
      default ->
          throw new IllegalStateException("line " + event.line() + ": the frame does not decode");
    }
  }
}
