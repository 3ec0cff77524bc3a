// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;

/// Loses each packet with the same probability.
public final class Loss implements Impairment {

  private final double probability;

  public Loss(double probability) {
    this.probability = Probability.of(probability);
  }

  @Override
  public void enter(Passage passage) {
    if (passage.chance(probability)) {
      passage.drop("loss");
    }
  }
}
