// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.Numbers;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.io.IOException;

/// listen(2) on the scenario's port.
///
/// @param backlog length of the queue of connections that nobody has accepted, minus one
record ListenOperation(int backlog) implements Operation {

  private static final int USUAL_BACKLOG = 128;

  static final Verb VERB =
      new Verb(
          "listen",
          "listen [backlog N]",
          "binds the scenario's port of this host and listens there",
          ListenOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    return new ListenOperation(
        words.takes("backlog") ? Numbers.takeInt(words, "a length") : USUAL_BACKLOG);
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.open(Target.LISTENER);
    desk.bind(socket, desk.stage().serverEnd());
    return Outcome.of(socket.listen(backlog));
  }
}
