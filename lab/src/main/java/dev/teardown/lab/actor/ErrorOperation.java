// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.socket.IntOption;
import java.io.IOException;

/// getsockopt(SO_ERROR), which takes the pending error away.
record ErrorOperation(Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "error",
          "error " + Target.USAGE,
          "SO_ERROR: the pending error, which it takes away, or 0",
          words -> new ErrorOperation(Target.take(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    var pending = desk.socket(target).options().get(IntOption.SO_ERROR);
    return pending.failed() ? Outcome.of(pending) : of((int) pending.value());
  }

  /// @param pending what SO_ERROR gave
  static Outcome of(int pending) {
    return pending == 0 ? Outcome.of(0) : Outcome.marked(new Errno(pending).toString());
  }
}
