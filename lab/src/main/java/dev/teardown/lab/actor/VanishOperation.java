// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.socket.TcpRepair;
import java.io.IOException;

/// Closes a socket under TCP_REPAIR: it is gone and the peer is told nothing, as after a power cut
/// and a reboot.
record VanishOperation(Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "vanish",
          "vanish [@N]",
          "closes the socket under TCP_REPAIR: no packet leaves, as if the host had been rebooted",
          words -> new VanishOperation(Target.connection(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.release(target);
    var entered = new TcpRepair(socket.options()).enter();
    return entered.failed() ? Outcome.of(entered) : Outcome.of(socket.tryClose());
  }
}
