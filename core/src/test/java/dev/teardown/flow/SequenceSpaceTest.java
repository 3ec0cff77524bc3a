// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

/// The holes of a sequence space against a set of the bytes seen.
class SequenceSpaceTest {

  /// Most holes kept; each segment makes at most one, so as many segments stay within.
  private static final int MAX_HOLES = 32;

  private record Range(int from, int length) {}

  /// The naive model: which bytes were seen, by their distance from the first.
  private static final class Seen {
    private final BitSet bytes = new BitSet();
    private int sndNxt;

    int add(Range range) {
      int before = bytes.cardinality();
      bytes.set(range.from(), range.from() + range.length());
      sndNxt = Math.max(sndNxt, range.from() + range.length());
      return bytes.cardinality() - before;
    }

    int missing() {
      return sndNxt - bytes.cardinality();
    }
  }

  @Property
  void countsEachByteOnce(@ForAll("starts") int start, @ForAll("few") List<Range> ranges) {
    var space = new SequenceSpace();
    var seen = new Seen();
    for (var range : ranges) {
      long fresh = add(space, start, seen.sndNxt, range);
      assertThat(fresh).as("new bytes of %s", range).isEqualTo(seen.add(range));
      assertThat(space.missing()).as("missing after %s", range).isEqualTo(seen.missing());
    }
  }

  @Property(tries = 300)
  void neverCountsAByteTwiceBeyondItsBound(
      @ForAll("starts") int start, @ForAll("many") List<Range> ranges) {
    var space = new SequenceSpace();
    var seen = new Seen();
    long unique = 0;
    for (var range : ranges) {
      long fresh = add(space, start, seen.sndNxt, range);
      assertThat(fresh).as("new bytes of %s", range).isBetween(0L, (long) seen.add(range));
      unique += fresh;
      assertThat(unique + space.missing()).as("all after %s", range).isEqualTo(seen.sndNxt);
    }
  }

  private static long add(SequenceSpace space, int start, int sndNxt, Range range) {
    int seq = start + range.from();
    return space.add(start + sndNxt, seq, seq + range.length());
  }

  @Test
  void splitsAHoleAndFillsItsParts() {
    var space = new SequenceSpace();
    assertThat(space.add(0, 100, 110)).isEqualTo(10);
    assertThat(space.add(110, 40, 60)).isEqualTo(20);
    assertThat(space.missing()).isEqualTo(80);
    assertThat(space.add(110, 0, 120)).as("both parts, and ten beyond").isEqualTo(90);
    assertThat(space.missing()).isZero();
  }

  @Test
  void aSplitWithoutRoomLosesOnlyTheRightPart() {
    var space = new SequenceSpace();
    int sndNxt = 0;
    for (int i = 0; i < MAX_HOLES; i++) {
      space.add(sndNxt, sndNxt + 100, sndNxt + 110);
      sndNxt += 110;
    }
    assertThat(space.add(sndNxt, 40, 60)).isEqualTo(20);
    assertThat(space.add(sndNxt, 60, 100)).as("given up").isZero();
    assertThat(space.add(sndNxt, 0, 40)).as("kept").isEqualTo(40);
    assertThat(space.missing()).isEqualTo((MAX_HOLES - 1) * 100 + 40);
  }

  @Test
  void aHoleIsNotFilledByNumbersThatCameRoundAgain() {
    var space = new SequenceSpace();
    space.add(0, 100, 200);
    int quarter = 1 << 30;
    int sndNxt = 200;
    for (int i = 0; i < 4; i++) {
      assertThat(space.add(sndNxt, sndNxt, sndNxt + quarter)).isEqualTo(quarter);
      sndNxt += quarter;
    }
    assertThat(space.add(sndNxt, 0, 100)).as("the numbers of the hole, long overwritten").isZero();
    assertThat(space.missing()).isEqualTo(100);
  }

  @Test
  void aJumpBeyondTheLargestWindowIsNoHole() {
    var space = new SequenceSpace();
    int far = 1 << 30;
    assertThat(space.add(0, far, far + 10)).isEqualTo(10);
    assertThat(space.missing()).isZero();
    assertThat(space.add(far + 10, far + 10 + far - 1, far + 10 + far)).isEqualTo(1);
    assertThat(space.missing()).as("one less than that is one").isEqualTo(far - 1);
  }

  @Test
  void halfTheNumberSpaceAwayCountsForNothing() {
    var space = new SequenceSpace();
    int seq = Integer.MAX_VALUE - 4;
    assertThat(space.add(0, seq, seq + 10)).isZero();
    assertThat(space.add(0, seq, seq + 10)).isZero();
    assertThat(space.missing()).isZero();
  }

  @Test
  void staysSmallHoweverManyHoles() {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    thread.getCurrentThreadAllocatedBytes();
    var space = new SequenceSpace();
    long before = thread.getCurrentThreadAllocatedBytes();
    int sndNxt = 0;
    for (int i = 0; i < 100_000; i++) {
      space.add(sndNxt, sndNxt + 100, sndNxt + 110);
      space.add(sndNxt + 110, sndNxt + 40, sndNxt + 60);
      sndNxt += 110;
    }
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
    assertThat(space.missing()).isEqualTo(100_000L * 80);
  }

  @Provide
  Arbitrary<Integer> starts() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, -100, Integer.MAX_VALUE - 100, Integer.MIN_VALUE),
        Arbitraries.integers());
  }

  @Provide
  Arbitrary<List<Range>> few() {
    return ranges(250, 40).list().ofMinSize(1).ofMaxSize(MAX_HOLES);
  }

  @Provide
  Arbitrary<List<Range>> many() {
    return ranges(1500, 12).list().ofMinSize(80).ofMaxSize(400);
  }

  private static Arbitrary<Range> ranges(int span, int longest) {
    return Combinators.combine(
            Arbitraries.integers().between(0, span).withDistribution(RandomDistribution.uniform()),
            Arbitraries.integers().between(0, longest))
        .as(Range::new);
  }
}
