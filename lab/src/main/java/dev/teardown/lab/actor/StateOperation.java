// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;

/// The state of a socket by its TCP_INFO.
record StateOperation(Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "state",
          "state " + Target.USAGE,
          "the state by TCP_INFO: ESTABLISHED, CLOSE_WAIT, CLOSE ...",
          words -> new StateOperation(Target.take(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    return Outcome.marked(desk.socket(target).state());
  }
}
