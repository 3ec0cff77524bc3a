// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.evidence.Errno;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.Poll;
import dev.teardown.linux.socket.PollEvents;
import dev.teardown.linux.socket.TcpSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The words `wait TIME`: an operation that would block gives up after that time, as with
/// SO_RCVTIMEO, without consuming anything.
final class Waiting {

  /// What comes out when the time is over.
  static final Outcome OVER = Outcome.marked(Errno.EAGAIN.toString());

  private Waiting() {}

  static Optional<Duration> take(Words words) throws ScriptException {
    return words.takes("wait")
        ? Optional.of(Span.takeDuration(words, "how long to wait"))
        : Optional.empty();
  }

  /// Waits until a call would not block; at once where no time is given: the call itself waits.
  static boolean isReadable(TcpSocket socket, Optional<Duration> patience) throws IOException {
    return patience.isEmpty() || !Poll.await(socket.fd(), PollEvents.IN, patience.get()).isEmpty();
  }
}
