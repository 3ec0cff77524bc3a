// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.io.IOException;
import java.util.List;

/// shutdown(2).
///
/// @param how SHUT_RD 0, SHUT_WR 1, SHUT_RDWR 2 (sys/socket.h)
record ShutdownOperation(int how, Target target) implements Operation {

  static final List<String> WAYS = List.of("rd", "wr", "rdwr");

  static final Verb VERB =
      new Verb(
          "shutdown",
          "shutdown rd|wr|rdwr " + Target.USAGE,
          "ends one direction or both; the descriptor stays",
          ShutdownOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    int how = WAYS.indexOf(words.takeOneOf("a direction", WAYS));
    return new ShutdownOperation(how, Target.take(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    return Outcome.ofCall(desk.socket(target).shutdown(how));
  }
}
