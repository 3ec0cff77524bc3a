// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  /// Bytes in a piece: few enough that all pieces above a gap stay below Zeek's limit.
  private static final int PIECE = 100;

  @Property
  void whatIsMissedIsWhatNeverCameInWhateverOrder(
      @ForAll @Size(min = 1, max = 30) List<Boolean> came, @ForAll long seed) {
    var delivery = new Delivery();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < came.size(); i++) {
      if (came.get(i)) {
        order.add(i);
        order.add(i);
      }
    }
    Collections.shuffle(order, new Random(seed));
    for (int piece : order) {
      delivery.seen(1 + piece * PIECE, 1 + (piece + 1) * PIECE, false);
    }

    int gaps = delivery.acknowledged(1 + came.size() * PIECE, true);

    long missing = came.stream().filter(isThere -> !isThere).count();
    assertThat(delivery.missed()).isEqualTo(missing * PIECE);
    assertThat(gaps).isEqualTo(runsOfMissing(came));
    assertThat(delivery.isWaiting()).isFalse();
  }

  private static int runsOfMissing(List<Boolean> came) {
    int runs = 0;
    for (int i = 0; i < came.size(); i++) {
      if (!came.get(i) && (i == 0 || came.get(i - 1))) {
        runs++;
      }
    }
    return runs;
  }

  @Property
  void aSideThatIsNotJudgedMissesNothing(@ForAll @IntRange(min = 2, max = 1 << 20) int ack) {
    var delivery = new Delivery();

    assertThat(delivery.acknowledged(ack, false)).isZero();
    assertThat(delivery.missed()).isZero();
  }

  @Test
  void looksNoFurtherAboveAGapWithoutAnyAcknowledgment() {
    var delivery = new Delivery();
    delivery.seen(101, 101 + 20_000, true);

    assertThat(delivery.acknowledged(20_101, true)).isZero();
    assertThat(delivery.missed()).isZero();
  }

  @Test
  void moreGapsThanItRemembersGiveUpTheFirst() {
    var delivery = new Delivery();
    for (int i = 0; i < 40; i++) {
      delivery.seen(101 + i * 200, 201 + i * 200, false);
    }
    assertThat(delivery.missed()).isEqualTo(800);
    delivery.acknowledged(101 + 39 * 200 + 100, true);

    assertThat(delivery.missed()).isEqualTo(4000);
  }
}
