// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.Accepted;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// accept(2).
///
/// @param patience how long a connection may take to come; empty to block
record AcceptOperation(Optional<Duration> patience, Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "accept",
          "accept [wait TIME] [@N]",
          "takes the next connection from the queue: 0 or an error, EAGAIN after the time",
          AcceptOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    return new AcceptOperation(Waiting.take(words), Target.connection(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var listener = desk.socket(Target.LISTENER);
    if (!Waiting.isReadable(listener, patience)) {
      return Waiting.OVER;
    }
    return switch (listener.accept(false)) {
      case Accepted.Failed(var errno) -> Outcome.marked(errno.toString());
      case Accepted.Connection(var socket, _) -> {
        desk.keep(target, socket);
        yield Outcome.of(0);
      }
    };
  }
}
