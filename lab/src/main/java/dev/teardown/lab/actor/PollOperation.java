// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.Poll;
import dev.teardown.linux.socket.PollEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// poll(2): the events of one socket now, or when the first of those asked for comes.
record PollOperation(PollEvents asked, Optional<Duration> patience, Target target)
    implements Operation {

  /// What is asked for where nothing is said; ERR and HUP come unasked.
  static final PollEvents USUAL = PollEvents.of(PollEvents.IN, PollEvents.OUT, PollEvents.RDHUP);

  static final Verb VERB =
      new Verb(
          "poll",
          "poll [IN] [OUT] [RDHUP] [wait TIME] " + Target.USAGE,
          "the events of the socket: IN OUT RDHUP ERR HUP as poll(2) names them, or nothing",
          PollOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    var asked = PollEvents.NONE;
    while (words.sees("IN") || words.sees("OUT") || words.sees("RDHUP")) {
      asked = PollEvents.of(asked, PollEvents.named(words.take("an event").text()));
    }
    return new PollOperation(
        asked.isEmpty() ? USUAL : asked, Waiting.take(words), Target.take(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.socket(target);
    return outcome(Poll.await(socket.fd(), asked, patience.orElse(Duration.ZERO)));
  }

  /// The events as scenarios write them.
  static Outcome outcome(PollEvents events) {
    return events.isEmpty()
        ? Outcome.marked(Outcome.NOTHING)
        : Outcome.marked(events.toString().split("\\|"));
  }
}
