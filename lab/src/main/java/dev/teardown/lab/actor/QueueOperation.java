// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.socket.SocketOptions;
import java.io.IOException;

/// How much stands in a queue of a socket: SIOCINQ or SIOCOUTQ.
record QueueOperation(SocketOptions.Queue queue, Target target) implements Operation {

  static final Verb UNREAD =
      new Verb(
          "unread",
          "unread [@N]",
          "bytes received and not read yet (SIOCINQ)",
          words -> new QueueOperation(SocketOptions.Queue.UNREAD, Target.connection(words)));

  static final Verb UNSENT =
      new Verb(
          "unsent",
          "unsent [@N]",
          "bytes sent and not acknowledged yet (SIOCOUTQ)",
          words ->
              new QueueOperation(SocketOptions.Queue.UNACKNOWLEDGED, Target.connection(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    return Outcome.of(desk.socket(target).options().queued(queue));
  }
}
