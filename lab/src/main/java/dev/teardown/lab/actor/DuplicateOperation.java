// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.socket.TcpSocket;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.IOException;

/// dup(2): a second descriptor of the same socket, kept until the actor ends, as a forked child
/// would hold it.
record DuplicateOperation(Target target) implements Operation {

  private static final int F_DUPFD_CLOEXEC = 1030;

  static final Verb VERB =
      new Verb(
          "dup",
          "dup " + Target.USAGE,
          "a second descriptor of the socket, held until the actor ends: close() alone does"
              + " nothing",
          words -> new DuplicateOperation(Target.take(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.socket(target);
    long result = Sys.call(Syscall.FCNTL, socket.fd().number(), F_DUPFD_CLOEXEC, 0);
    desk.hold(TcpSocket.of(Fd.of(result, Syscall.FCNTL, "F_DUPFD_CLOEXEC", "")));
    return Outcome.of(0);
  }
}
