// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;

/// Delivers some packets twice, the copy right behind.
public final class Duplicate implements Impairment {

  private final double probability;

  public Duplicate(double probability) {
    this.probability = Probability.of(probability);
  }

  @Override
  public void enter(Passage passage) {
    if (passage.chance(probability)) {
      passage.duplicate();
    }
  }
}
