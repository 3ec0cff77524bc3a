// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.evidence.Errno;
import dev.teardown.lab.script.Numbers;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.MessageFlags;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// recv(2), once or again and again.
///
/// @param size of the buffer of each call
/// @param total bytes after which to stop; 0 for one call, [Long#MAX_VALUE] for until the end
/// @param every the pause between two calls: a slow reader
record ReceiveOperation(
    int size, long total, Duration every, int flags, Optional<Duration> patience, Target target)
    implements Operation {

  private static final int USUAL_SIZE = 64 * 1024;

  static final Verb VERB =
      new Verb(
          "recv",
          "recv [SIZE] [all N|until end] [every TIME] [peek] [dontwait] [wait TIME] [@N]",
          "one call: bytes, 0 at the end, or an error; with all or until end several: the bytes,"
              + " then EOF or the error",
          ReceiveOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    boolean hasSize = words.seesDigit();
    int size = hasSize ? Numbers.takeInt(words, "a size") : USUAL_SIZE;
    long total = words.takes("all") ? Numbers.takeInt(words, "how many bytes") : 0;
    if (words.takes("until")) {
      words.expect("end");
      total = Long.MAX_VALUE;
    }
    var every =
        words.takes("every") ? Span.takeDuration(words, "the time between calls") : Duration.ZERO;
    int flags = words.takes("peek") ? MessageFlags.PEEK : 0;
    flags |= words.takes("dontwait") ? MessageFlags.DONTWAIT : 0;
    return new ReceiveOperation(
        size, total, every, flags, Waiting.take(words), Target.connection(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.socket(target);
    long taken = 0;
    do {
      if (taken > 0) {
        desk.pause(every);
      }
      if (!Waiting.isReadable(socket, patience)) {
        return total == 0 ? Waiting.OVER : Outcome.of(taken, Errno.EAGAIN.toString());
      }
      int room = (int) Math.min(size, total == 0 ? size : total - taken);
      var result = socket.recv(desk.buffer(room), flags);
      if (total == 0) {
        return Outcome.of(result);
      }
      if (result.failed() || result.value() == 0) {
        return Outcome.of(taken, result.failed() ? result.toString() : Outcome.EOF);
      }
      taken += result.value();
    } while (taken < total);
    return Outcome.of(taken);
  }
}
