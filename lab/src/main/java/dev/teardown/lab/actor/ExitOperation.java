// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

/// The process exits without closing anything.
record ExitOperation() implements Operation {

  static final Verb VERB =
      new Verb(
          "exit",
          "exit",
          "the process ends without closing anything: exited",
          true,
          _ -> new ExitOperation());

  @Override
  public Outcome run(Desk desk) {
    Runtime.getRuntime().halt(0);
    return Outcome.marked("exited");
  }
}
