// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;

/// One thing that an actor does: a system call, or a short loop of one.
@FunctionalInterface
public interface Operation {

  /// Does it and says what came of it. What the studied call returns, its failure too, is the
  /// outcome.
  ///
  /// @throws IOException if the operation itself cannot be done: there is no such socket, or a call
  ///   failed that only prepares the studied one
  Outcome run(Desk desk) throws IOException;
}
