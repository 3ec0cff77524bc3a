// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// poll(2): the events of one socket now, or when the first of those asked for comes.
record PollOperation(int asked, Optional<Duration> wait, Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "poll",
          "poll [IN] [OUT] [RDHUP] [wait TIME] " + Target.USAGE,
          "the events of the socket: IN OUT RDHUP ERR HUP as poll(2) names them, or nothing",
          PollOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    int asked = 0;
    while (PollEvents.sees(words)) {
      asked |= PollEvents.take(words);
    }
    return new PollOperation(
        asked == 0 ? PollEvents.USUAL : asked, Waiting.take(words), Target.take(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.socket(target);
    return PollEvents.outcome(PollEvents.poll(socket, asked, wait.orElse(Duration.ZERO)));
  }
}
