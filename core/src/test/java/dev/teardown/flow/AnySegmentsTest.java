// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.SequenceNumber;
import dev.teardown.wire.TcpPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever two sides put on the wire, in whatever order and with whatever clock, what is known of
/// them does not contradict itself.
class AnySegmentsTest {

  record Sent(
      boolean initiator, int flags, int seq, int ack, int length, int window, long gapNanos) {}

  /// What the wire alone says of one side of one flow, counted apart from the product.
  private static final class Tally {
    private int segments;
    private long payload;
    private int resets;
    private int zeroWindows;
    private int ordinary;
  }

  @Property(tries = 1500)
  void keepConsistentFacts(@ForAll("near") List<Sent> segments) {
    for (var flow : run(segments, true)) {
      consistent(flow);
    }
  }

  @Property(tries = 500)
  void keepConsistentFactsWithWildNumbers(@ForAll("wild") List<Sent> segments) {
    for (var flow : run(segments, false)) {
      consistent(flow);
    }
  }

  private static List<Flow> run(List<Sent> segments, boolean near) {
    var released = new ArrayList<Flow>();
    var tallies = new HashMap<HalfFlow, Tally>();
    var table =
        new FlowTable(
            16,
            1,
            released::add,
            (flow, from, packet, frame, mask) -> {
              tally(tallies.computeIfAbsent(flow.half(from), _ -> new Tally()), packet);
              if (near && !packet.segment().isReset()) {
                assertThat(isBehind(flow.half(from), packet)).as("SND.NXT of %s", frame).isFalse();
              }
            });
    var decoder = new FrameDecoder();
    long time = 1_000_000_000_000L;
    for (int i = 0; i < segments.size(); i++) {
      var sent = segments.get(i);
      time += sent.gapNanos();
      if (decoder.decode(frame(sent, time, i + 1)) instanceof TcpPacket packet) {
        table.accept(packet, frame(sent, time, i + 1));
      }
    }
    table.finish();
    assertThat(released).hasSize(table.streams()).extracting(Flow::stream).isSorted();
    assertThat(released.stream().mapToInt(Flow::packets).sum()).isEqualTo(segments.size());
    agrees(released, tallies);
    return released;
  }

  /// Whether a side is said to have sent less than this segment, probes left out.
  private static boolean isBehind(HalfFlow half, TcpPacket packet) {
    var segment = packet.segment();
    return segment.len() > 1 && SequenceNumber.before(half.sndNxt(), segment.seq() + segment.len());
  }

  private static void tally(Tally tally, TcpPacket packet) {
    var segment = packet.segment();
    tally.segments++;
    if (segment.isReset()) {
      tally.resets++;
      return;
    }
    tally.ordinary++;
    tally.payload += segment.payloadLength();
    tally.zeroWindows += segment.window() == 0 && !segment.isSyn() && !segment.isFin() ? 1 : 0;
  }

  private static void agrees(List<Flow> flows, Map<HalfFlow, Tally> tallies) {
    for (var flow : flows) {
      for (var side : Side.values()) {
        var half = flow.half(side);
        var tally = tallies.getOrDefault(half, new Tally());
        assertThat(half.packets()).isEqualTo(tally.segments);
        assertThat(half.resets()).isEqualTo(tally.resets);
        assertThat(half.payloadBytes()).as("probes left out").isLessThanOrEqualTo(tally.payload);
        assertThat(half.zeroWindows()).isEqualTo(tally.zeroWindows);
        assertThat(half.ttl() >= 0).isEqualTo(tally.ordinary > 0);
        assertThat(half.window() >= 0).isEqualTo(tally.ordinary > 0);
      }
    }
  }

  private static void consistent(Flow flow) {
    assertThat(flow.resetCount()).isEqualTo(flow.initiator().resets() + flow.responder().resets());
    assertThat(flow.resets()).hasSize(Math.min(flow.resetCount(), 8));
    for (var side : Side.values()) {
      bytes(flow.half(side));
      moments(flow.half(side));
    }
    for (var reset : flow.resets()) {
      reset(flow, reset);
    }
  }

  private static void bytes(HalfFlow half) {
    assertThat(half.uniqueBytes()).isBetween(0L, half.payloadBytes());
    assertThat(half.retransmittedBytes()).isNotNegative();
    assertThat(half.missingBytes()).isNotNegative();
    assertThat(half.bytesAfterPeerFin()).isBetween(0L, half.uniqueBytes());
    assertThat(half.dataSegments()).isBetween(0, half.packets());
    assertThat(half.retransmittedSegments()).isBetween(0, half.packets());
    assertThat(half.unansweredProbes()).isBetween(0, half.packets());
    assertThat(half.windowProbes()).isBetween(0, half.packets());
    assertThat(half.repeats()).isBetween(0, half.packets());
  }

  private static void moments(HalfFlow half) {
    assertThat(half.finFrame() != 0).isEqualTo(half.sawFin());
    assertThat(half.finTime() != Flow.NEVER).isEqualTo(half.sawFin());
    assertThat(half.finAcked()).isEqualTo(half.finAckedTime() != Flow.NEVER);
    assertThat(half.finAcked() && !half.sawFin()).isFalse();
    assertThat(half.sawSyn()).isEqualTo(half.synCount() > 0).isEqualTo(half.synFrame() != 0);
    assertThat(half.firstDataTime() != Flow.NEVER).isEqualTo(half.dataSegments() > 0);
    assertThat(half.lastDataFrame()).isLessThanOrEqualTo(half.lastFrame());
    assertThat(half.ackProgressTime() != Flow.NEVER).isEqualTo(half.knowsAck());
    assertThat(half.zeroWindowSince() == Flow.NEVER || half.window() == 0).isTrue();
    if (half.rttCount() > 0) {
      long mean = half.rttMeanNanos().orElseThrow();
      assertThat(mean)
          .isBetween(half.rttMinNanos().orElseThrow(), half.rttMaxNanos().orElseThrow());
      assertThat(half.rttMinNanos().orElseThrow()).isNotNegative();
    }
  }

  private static void reset(Flow flow, ResetRecord reset) {
    var victim = flow.half(reset.sender().other());
    assertThat(reset.frame()).isBetween(flow.firstFrame(), flow.lastFrame());
    assertThat(reset.triggerFrame()).isLessThan(reset.frame());
    assertThat(reset.priorResets() + reset.resetsAfter() + 1).isEqualTo(flow.resetCount());
    assertThat(reset.victimUniqueBytes()).isLessThanOrEqualTo(victim.uniqueBytes());
    for (long later :
        new long[] {
          reset.senderContinuedFrame(), reset.victimContinuedFrame(), reset.challengeFrame()
        }) {
      assertThat(later == 0 || later > reset.frame()).isTrue();
    }
    assertThat(reset.senderContinuedFrame() != 0)
        .isEqualTo(reset.senderContinuedTime() != Flow.NEVER);
    int after = reset.senderSegmentsAfter() + reset.victimSegmentsAfter() + reset.resetsAfter();
    assertThat(after + reset.senderSegments() + reset.victimSegments() + 1)
        .isEqualTo(flow.packets());
  }

  private static Frame frame(Sent sent, long time, int number) {
    var builder =
        sent.initiator()
            ? FrameBuilder.between("10.0.0.1", "10.0.0.2").ports(40000, 80)
            : FrameBuilder.between("10.0.0.2", "10.0.0.1").ports(80, 40000);
    return builder
        .flags(sent.flags())
        .seq(sent.seq())
        .ack(sent.ack())
        .window(sent.window())
        .payloadOf(sent.length())
        .toFrame(time, number);
  }

  @Provide
  Arbitrary<List<Sent>> near() {
    return segments(Arbitraries.oneOf(numbers(0, 40), numbers(-5, 5), numbers(0, 2000)));
  }

  @Provide
  Arbitrary<List<Sent>> wild() {
    return segments(
        Arbitraries.oneOf(
            numbers(0, 40), Arbitraries.integers(), Arbitraries.of(1 << 30, 1 << 31, -1 >>> 1)));
  }

  private static Arbitrary<Integer> numbers(int from, int to) {
    return Arbitraries.integers().between(from, to);
  }

  private static Arbitrary<List<Sent>> segments(Arbitrary<Integer> numbers) {
    var flags =
        Arbitraries.of(0x02, 0x12, 0x10, 0x10, 0x10, 0x18, 0x18, 0x11, 0x04, 0x14, 0x00, 0x3f);
    return Combinators.combine(
            Arbitraries.of(true, false),
            flags,
            numbers,
            numbers,
            Arbitraries.of(0, 0, 1, 5, 20, 500),
            Arbitraries.of(0, 502, 65535),
            Arbitraries.of(0L, 1_000L, -3_000L, 200_000_000L, -1_000_000_000L, 70_000_000_000L))
        .as(Sent::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }
}
