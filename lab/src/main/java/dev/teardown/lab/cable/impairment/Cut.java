// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;

/// The cable is unplugged, for this direction: what enters and what is under way is lost. The
/// devices keep their carrier: neither host notices.
public final class Cut implements Impairment {

  @Override
  public void enter(Passage passage) {
    passage.drop("cut");
  }

  @Override
  public boolean losesWhatIsUnderWay() {
    return true;
  }
}
