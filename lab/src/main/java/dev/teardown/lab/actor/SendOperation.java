// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.Numbers;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.MessageFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// send(2), once or again and again.
///
/// @param times how many calls, at most
/// @param isUntilFull whether to go on, not blocking, until the send buffer takes nothing more
/// @param every the pause between two calls
record SendOperation(
    int size, int times, boolean isUntilFull, Duration every, int flags, Target target)
    implements Operation {

  static final Verb VERB =
      new Verb(
          "send",
          "send SIZE [times N|until EAGAIN|until error] [every TIME] [nosignal] [dontwait] [more]"
              + " [@N]",
          "one call, or several until one fails: the bytes that were taken, then the error and"
              + " SIGPIPE if it came",
          SendOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    int size = Numbers.takeInt(words, "a size");
    int times = words.takes("times") ? Numbers.takeInt(words, "how many times") : 1;
    boolean isUntilFull = false;
    if (words.takes("until")) {
      times = Integer.MAX_VALUE;
      isUntilFull = words.takeOneOf("EAGAIN or error", List.of("EAGAIN", "error")).equals("EAGAIN");
    }
    var every =
        words.takes("every") ? Span.takeDuration(words, "the time between calls") : Duration.ZERO;
    int flags = words.takes("nosignal") ? MessageFlags.NOSIGNAL : 0;
    flags |= words.takes("dontwait") || isUntilFull ? MessageFlags.DONTWAIT : 0;
    flags |= words.takes("more") ? MessageFlags.MORE : 0;
    return new SendOperation(size, times, isUntilFull, every, flags, Target.connection(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.socket(target);
    long taken = 0;
    for (int i = 0; i < times; i++) {
      if (i > 0) {
        desk.pause(every);
      }
      var result = socket.send(desk.buffer(size), flags);
      if (result.failed()) {
        return failed(desk, taken, result.toString());
      }
      taken += result.value();
      desk.sent(result.value());
    }
    return Outcome.of(taken);
  }

  private Outcome failed(Desk desk, long taken, String error) throws IOException {
    var outcome = times == 1 ? Outcome.marked(error) : Outcome.of(taken, error);
    return desk.sawSigpipe() ? outcome.with(Outcome.SIGPIPE) : outcome;
  }
}
