// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.TcpSocket;
import java.io.IOException;
import java.util.List;

/// shutdown(2).
record ShutdownOperation(TcpSocket.Direction direction, Target target) implements Operation {

  private static final List<String> WAYS = List.of("rd", "wr", "rdwr");

  static final Verb VERB =
      new Verb(
          "shutdown",
          "shutdown rd|wr|rdwr " + Target.USAGE,
          "ends one direction or both; the descriptor stays",
          ShutdownOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    return new ShutdownOperation(direction(words), Target.take(words));
  }

  static TcpSocket.Direction direction(Words words) throws ScriptException {
    return TcpSocket.Direction.values()[WAYS.indexOf(words.takeOneOf("a direction", WAYS))];
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    return Outcome.of(desk.socket(target).shutdown(direction));
  }
}
