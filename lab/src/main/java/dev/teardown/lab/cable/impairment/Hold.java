// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;

/// Keeps every packet until it is removed; then they all arrive, in order.
public final class Hold implements Impairment {

  @Override
  public void enter(Passage passage) {
    passage.hold();
  }

  @Override
  public boolean holds() {
    return true;
  }
}
