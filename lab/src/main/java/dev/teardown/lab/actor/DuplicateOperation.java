// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;

/// dup(2): a second descriptor of the same socket, kept until the actor ends, as a forked child
/// would hold it.
record DuplicateOperation(Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "dup",
          "dup " + Target.USAGE,
          "a second descriptor of the socket, held until the actor ends: close() alone does nothing",
          words -> new DuplicateOperation(Target.take(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    desk.hold(desk.socket(target).duplicate());
    return Outcome.of(0);
  }
}
