// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SequenceNumbersTest {

  @Property
  void countsBeyondTheTurnOfTheNumbersWhereverTheyStart(@ForAll int iss) {
    var numbers = new SequenceNumbers();
    numbers.startAtSyn(iss, 1);
    int seq = iss + 1;
    for (int i = 0; i < 6 * 1024; i++) {
      seq += 1 << 20; // no more: an ACK of 0 further away is not believed
      assertThat(numbers.advance(seq, false, false, true)).isFalse();
      numbers.acknowledge(seq);
    }

    assertThat(numbers.highest()).isEqualTo(1 + 6L * (1 << 30));
    assertThat(numbers.relative(seq - 1)).isEqualTo(6L * (1 << 30));
    assertThat(numbers.relativeAck(seq)).isEqualTo(numbers.highest());
  }

  @Property
  void aFinAfterTheSynAloneTellsWhatWentBetween(@ForAll int iss, @ForAll int bytes) {
    var numbers = new SequenceNumbers();
    numbers.startAtSyn(iss, 1);
    numbers.advance(iss + 1 + bytes, false, true, true);

    assertThat(numbers.highest()).isEqualTo(1 + Integer.toUnsignedLong(bytes));
  }

  @Test
  void nothingCountsAfterAReset() {
    var numbers = new SequenceNumbers();
    numbers.startAtSyn(1000, 1);
    numbers.advance(2000, false, false, false);

    assertThat(numbers.highest()).isEqualTo(1);
  }

  @Test
  void anAcknowledgmentOfZeroFarAheadIsBroken() {
    var numbers = new SequenceNumbers();
    numbers.startAtSyn(-100_000_000, 1);
    numbers.acknowledge(0);

    assertThat(numbers.isUnacknowledged()).isTrue();
  }
}
