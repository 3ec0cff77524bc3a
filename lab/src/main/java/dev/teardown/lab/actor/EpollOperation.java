// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.Epoll;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// epoll(7): adds a socket, or asks for its events.
///
/// @param adds whether it is added, or waited for
record EpollOperation(
    boolean adds, Epoll.Trigger trigger, Optional<Duration> patience, Target target)
    implements Operation {

  static final Verb VERB =
      new Verb(
          "epoll",
          "epoll [add level|edge] [wait TIME] " + Target.USAGE,
          "adds the socket (0), or gives its events since then: edge tells each change once",
          EpollOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    boolean adds = words.takes("add");
    boolean isEdge =
        adds && words.takeOneOf("level or edge", List.of("level", "edge")).equals("edge");
    var trigger = isEdge ? Epoll.Trigger.EDGE : Epoll.Trigger.LEVEL;
    return new EpollOperation(adds, trigger, Waiting.take(words), Target.take(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var epoll = desk.epoll();
    if (adds) {
      epoll.add(desk.socket(target).fd(), PollOperation.USUAL, trigger, target.number());
      return Outcome.of(0);
    }
    int count = epoll.await(patience.orElse(Duration.ZERO));
    for (int i = 0; i < count; i++) {
      if (epoll.data(i) == target.number()) {
        return PollOperation.outcome(epoll.events(i));
      }
    }
    return Outcome.marked(Outcome.NOTHING);
  }
}
