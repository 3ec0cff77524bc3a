// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;

/// Turns over one bit somewhere in some IP packets. The receiver's checksum finds it and drops the
/// packet; not where checksums are left out for speed, so there it is refused.
public final class Corrupt implements Impairment {

  private final double probability;

  public Corrupt(double probability) {
    this.probability = Probability.of(probability);
  }

  @Override
  public void enter(Passage passage) {
    int bits = passage.packet().length() * 8;
    if (bits > 0 && passage.chance(probability)) {
      passage.flip(passage.random().nextInt(bits));
    }
  }
}
