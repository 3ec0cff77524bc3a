// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;
import java.time.Duration;

/// Lets some packets come late, so that those behind them arrive first.
public final class Reorder implements Impairment {

  private final double probability;
  private final long lateNanos;

  /// @param late how much later a chosen packet arrives; where nothing follows it within that time
  ///   it is late, but in order
  public Reorder(double probability, Duration late) {
    if (late.isNegative() || late.isZero()) {
      throw new IllegalArgumentException("late is more than 0: " + late);
    }
    this.probability = Probability.of(probability);
    this.lateNanos = late.toNanos();
  }

  @Override
  public void enter(Passage passage) {
    if (passage.chance(probability)) {
      passage.letOthersOvertake();
      passage.delayUntil(passage.dueNanos() + lateNanos);
    }
  }
}
