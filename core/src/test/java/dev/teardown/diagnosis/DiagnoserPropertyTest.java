// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.flow.Side;
import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.TcpPacket;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the packets, there is a verdict, it can be printed, and it keeps its promises.
class DiagnoserPropertyTest {

  record Sent(
      boolean initiator, int flags, int seq, int ack, int length, int window, int ttl, long gap) {}

  @Property(tries = 400)
  void everyFlowGetsAVerdictThatPrints(
      @ForAll("segments") List<Sent> segments, @ForAll("gaps") long tail, @ForAll boolean lossy) {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(16, 1, released::add);
    var decoder = new FrameDecoder();
    long time = 1;
    for (int i = 0; i < segments.size(); i++) {
      var sent = segments.get(i);
      time += sent.gap();
      var frame = builder(sent).toFrame(time, i + 1L);
      if (decoder.decode(frame) instanceof TcpPacket packet) {
        table.accept(packet, frame);
      }
    }
    table.finish();
    var surroundings = new Surroundings(time + tail, table.hosts(), lossy ? 1 : 0, true);
    assertThat(released).isNotEmpty();
    for (var flow : released) {
      keepsItsPromises(new Diagnoser().judge(new CaseFile(flow, surroundings)));
    }
  }

  private static void keepsItsPromises(Verdict verdict) {
    assertThat(verdict.sentence()).isNotBlank().doesNotContain("%s");
    assertThat(verdict.advice().toString()).isNotNull();
    assertThat(verdict.evidence()).allSatisfy(fact -> assertThat(fact.text()).isNotBlank());
    assertThat(verdict.alternatives())
        .noneMatch(other -> other.ending() == verdict.ending())
        .allSatisfy(other -> assertThat(other.wouldBeSettledBy()).isNotBlank());
    assertThat(verdict.harm().undeliveredInitiator()).isNotNegative();
    assertThat(verdict.harm().undeliveredResponder()).isNotNegative();
    assertThat(verdict.saw(Side.INITIATOR).note()).isNotBlank();
    assertThat(verdict.saw(Side.RESPONDER).note()).isNotBlank();
    if (verdict.certainty() == Certainty.PROVEN) {
      assertThat(Basis.of(verdict.ending())).isNotEqualTo(Basis.ABSENCE);
    }
  }

  private static FrameBuilder builder(Sent sent) {
    var builder =
        sent.initiator()
            ? FrameBuilder.between("10.0.0.1", "10.0.0.2").ports(40000, 80)
            : FrameBuilder.between("10.0.0.2", "10.0.0.1").ports(80, 40000);
    return builder
        .flags(sent.flags())
        .seq(sent.seq())
        .ack(sent.ack())
        .window(sent.window())
        .ttl(sent.ttl())
        .payload(new byte[sent.length()]);
  }

  @Provide
  Arbitrary<List<Sent>> segments() {
    var numbers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(-5, 5),
            Arbitraries.integers());
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(0x02, 0x12, 0x10, 0x10, 0x18, 0x11, 0x04, 0x14, 0x00, 0x3f),
            numbers,
            numbers,
            Arbitraries.of(0, 0, 1, 5, 20),
            Arbitraries.of(0, 502, 65535),
            Arbitraries.of(64, 64, 64, 44),
            gaps())
        .as(Sent::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<Long> gaps() {
    return Arbitraries.of(0L, 1_000L, 200_000_000L, 1_000_000_000L, 70_000_000_000L);
  }
}
