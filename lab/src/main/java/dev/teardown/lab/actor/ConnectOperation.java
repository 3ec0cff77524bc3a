// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.io.IOException;

/// connect(2) from the port that the scenario has for this connection.
record ConnectOperation(boolean isBlocking, Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "connect",
          "connect [nonblocking] [@N]",
          "connects to the server's port from the port planned for the connection: 0 or an error",
          ConnectOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    return new ConnectOperation(!words.takes("nonblocking"), Target.connection(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.opened(target);
    desk.bind(socket, desk.stage().clientEnd(target.number()));
    var options = socket.options();
    options.nonBlocking(!isBlocking).orThrow();
    var result = socket.connect(desk.stage().serverEnd());
    options.nonBlocking(false).orThrow();
    return Outcome.of(result);
  }
}
