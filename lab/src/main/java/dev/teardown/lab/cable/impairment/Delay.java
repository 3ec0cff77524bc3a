// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;
import java.time.Duration;

/// The time that a packet takes from one end to the other.
public final class Delay implements Impairment {

  private final long nanos;

  public Delay(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay is not negative: " + delay);
    }
    this.nanos = delay.toNanos();
  }

  @Override
  public void enter(Passage passage) {
    passage.delayUntil(passage.dueNanos() + nanos);
  }
}
