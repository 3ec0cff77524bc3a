// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;

/// How much stands in a queue of a socket: SIOCINQ or SIOCOUTQ.
record QueueOperation(boolean isReceiveQueue, Target target) implements Operation {

  static final Verb UNREAD =
      new Verb(
          "unread",
          "unread [@N]",
          "bytes received and not read yet (SIOCINQ)",
          words -> new QueueOperation(true, Target.connection(words)));

  static final Verb UNSENT =
      new Verb(
          "unsent",
          "unsent [@N]",
          "bytes sent and not acknowledged yet (SIOCOUTQ)",
          words -> new QueueOperation(false, Target.connection(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.socket(target);
    return Outcome.of(isReceiveQueue ? socket.unread() : socket.unacknowledged());
  }
}
