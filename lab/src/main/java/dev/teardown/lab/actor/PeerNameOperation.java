// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.evidence.Errno;
import java.io.IOException;

/// getpeername(2): whether the kernel still knows the other end.
record PeerNameOperation(Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "peername",
          "peername [@N]",
          "getpeername(): 0, or ENOTCONN once the connection is gone",
          words -> new PeerNameOperation(Target.connection(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    return desk.socket(target).peer().isPresent()
        ? Outcome.of(0)
        : Outcome.marked(Errno.ENOTCONN.toString());
  }
}
