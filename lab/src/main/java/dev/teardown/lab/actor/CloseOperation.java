// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;

/// close(2). What it puts on the wire is the kernel's to decide.
record CloseOperation(Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "close",
          "close " + Target.USAGE,
          "closes the descriptor",
          words -> new CloseOperation(Target.take(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    return Outcome.of(desk.release(target).tryClose());
  }
}
