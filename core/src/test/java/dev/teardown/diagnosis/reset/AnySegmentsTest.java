// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Diagnoser;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpPacket;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever two hosts and a stranger put on the wire, there is a verdict, it can be printed, and it
/// is sure of itself only about what a reset's form can prove.
class AnySegmentsTest {

  private static final int[] FLAGS = {
    TcpFlags.SYN,
    TcpFlags.SYN | TcpFlags.ACK,
    TcpFlags.ACK,
    TcpFlags.ACK,
    TcpFlags.ACK | TcpFlags.PSH,
    TcpFlags.FIN | TcpFlags.ACK,
    TcpFlags.RST,
    TcpFlags.RST | TcpFlags.ACK,
    TcpFlags.RST | TcpFlags.FIN | TcpFlags.ACK
  };

  private static final long[] GAPS_NANOS = {
    0, 50_000, 1_000_000, 20_000_000, 200_000_000, 1_500_000_000L, 61_000_000_000L, 355_000_000_000L
  };

  private static final EnumSet<Ending> PROVABLE_BY_A_RESET =
      EnumSet.of(Ending.ACTIVE_RESET, Ending.MPTCP_RESET);

  @Property(tries = 3000)
  void haveAPrintableAndModestVerdict(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int count) {
    for (var verdict : judge(new Random(seed), count)) {
      assertThat(verdict.sentence()).isNotBlank().doesNotContain("%");
      assertThat(verdict.evidence())
          .extracting(Evidence::toString)
          .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("%"));
      assertThat(verdict.alternatives()).noneMatch(a -> a.ending() == verdict.ending());
      assertThat(verdict.alternatives()).allMatch(a -> !a.wouldBeSettledBy().isBlank());
      assertThat(verdict.evidence()).allMatch(e -> e.frame() >= 0 && e.frame() <= count);
      modest(verdict);
    }
  }

  private static void modest(Verdict verdict) {
    var group = verdict.ending().group();
    boolean byReset =
        group == Ending.Group.ACTIVE_RESET
            || group == Ending.Group.REPLY_RESET
            || group == Ending.Group.THIRD_PARTY && verdict.ending() != Ending.INJECTED_FIN;
    if (byReset && verdict.certainty() == Certainty.PROVEN) {
      assertThat(PROVABLE_BY_A_RESET).contains(verdict.ending());
    }
    if (group == Ending.Group.THIRD_PARTY) {
      assertThat(verdict.endedBy()).isEqualTo(EndedBy.THIRD_PARTY);
    }
  }

  private static List<Verdict> judge(Random random, int count) {
    var flows = new ArrayList<Flow>();
    var table = new FlowTable(64, 1, flows::add);
    var decoder = new FrameDecoder();
    var frame = new Frame();
    long time = 1_000_000_000_000L;
    for (int number = 1; number <= count; number++) {
      time += GAPS_NANOS[random.nextInt(GAPS_NANOS.length)];
      byte[] bytes = segment(random);
      frame.set(bytes, 0, bytes.length, bytes.length, LinkType.ETHERNET, 0, time, number);
      if (decoder.decode(frame) instanceof TcpPacket tcp) {
        table.accept(tcp, frame);
      }
    }
    table.finish();
    var surroundings = new Surroundings(time, table.hosts(), 0, true);
    var diagnoser = new Diagnoser();
    return flows.stream().map(flow -> diagnoser.judge(new CaseFile(flow, surroundings))).toList();
  }

  private static byte[] segment(Random random) {
    boolean first = random.nextBoolean();
    var builder =
        first
            ? FrameBuilder.between("10.0.0.1", "10.0.0.2").ports(40000, 80)
            : FrameBuilder.between("10.0.0.2", "10.0.0.1").ports(80, 40000);
    int own = first ? 1000 : 5000;
    int other = first ? 5000 : 1000;
    builder
        .flags(FLAGS[random.nextInt(FLAGS.length)])
        .seq(own + near(random))
        .ack(random.nextInt(4) == 0 ? 0 : other + near(random))
        .window(random.nextInt(3) * 250)
        .ttl(random.nextInt(6) == 0 ? 120 : 64)
        .id(random.nextInt(5));
    if (random.nextBoolean()) {
      builder.timestamps(7, 8);
    }
    if (random.nextInt(12) == 0) {
      builder.option(30, (byte) 0x80, (byte) random.nextInt(9));
    }
    return builder.payloadOf(random.nextInt(3) == 0 ? random.nextInt(4) : 0).toEthernet();
  }

  private static int near(Random random) {
    return random.nextInt(7) - 1;
  }
}
