// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;
import java.time.Duration;

/// Makes the delay vary, evenly, by up to this much more or less. As on a real line a packet waits
/// for those before it: order is kept (netem's does not keep it).
public final class Jitter implements Impairment {

  private final long nanos;

  public Jitter(Duration most) {
    if (most.isNegative()) {
      throw new IllegalArgumentException("a jitter is not negative: " + most);
    }
    this.nanos = most.toNanos();
  }

  @Override
  public void enter(Passage passage) {
    long change = nanos == 0 ? 0 : passage.random().nextLong(-nanos, nanos + 1);
    passage.delayUntil(passage.dueNanos() + change);
  }
}
