// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;

/// connect(2) with AF_UNSPEC, which dissolves the connection by a reset.
record DisconnectOperation(Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "disconnect",
          "disconnect [@N]",
          "connect() to AF_UNSPEC: the connection is reset, the descriptor stays",
          words -> new DisconnectOperation(Target.connection(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    return Outcome.of(desk.socket(target).disconnect());
  }
}
