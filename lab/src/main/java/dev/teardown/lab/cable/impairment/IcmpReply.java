// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;
import dev.teardown.lab.cable.Unreachable;

/// A router that passes nothing on and says so: host unreachable, administratively prohibited, and
/// the like.
public final class IcmpReply implements Impairment {

  private final Unreachable kind;

  public IcmpReply(Unreachable kind) {
    if (kind == Unreachable.NONE || kind == Unreachable.TOO_BIG) {
      throw new IllegalArgumentException(kind + " is not said of every packet");
    }
    this.kind = kind;
  }

  @Override
  public void enter(Passage passage) {
    passage.drop("unreachable");
    passage.reply(kind, 0);
  }
}
