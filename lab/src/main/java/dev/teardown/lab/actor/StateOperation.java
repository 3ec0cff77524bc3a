// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;
import java.util.List;

/// The state of a socket by its TCP_INFO.
record StateOperation(Target target) implements Operation {

  /// By the kernel's number, from 1 (net/tcp_states.h).
  private static final List<String> STATES =
      List.of(
          "ESTABLISHED",
          "SYN_SENT",
          "SYN_RECV",
          "FIN_WAIT1",
          "FIN_WAIT2",
          "TIME_WAIT",
          "CLOSE",
          "CLOSE_WAIT",
          "LAST_ACK",
          "LISTEN",
          "CLOSING",
          "NEW_SYN_RECV");

  static final Verb VERB =
      new Verb(
          "state",
          "state " + Target.USAGE,
          "the state by TCP_INFO: ESTABLISHED, CLOSE_WAIT, CLOSE ...",
          words -> new StateOperation(Target.take(words)));

  @Override
  public Outcome run(Desk desk) throws IOException {
    int state = desk.socket(target).options().tcpInfo().orElseThrow().state();
    return Outcome.marked(STATES.get(state - 1));
  }
}
