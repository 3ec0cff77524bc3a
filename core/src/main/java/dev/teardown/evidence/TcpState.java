// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import java.util.Optional;

/// The states of RFC 9293 3.3.2 as the kernel numbers them (include/net/tcp_states.h).
public enum TcpState {
  ESTABLISHED(1),
  SYN_SENT(2),
  SYN_RECV(3),
  FIN_WAIT1(4),
  FIN_WAIT2(5),
  TIME_WAIT(6),
  CLOSE(7),
  CLOSE_WAIT(8),
  LAST_ACK(9),
  LISTEN(10),
  CLOSING(11),
  /// A request that no socket stands for yet.
  NEW_SYN_RECV(12);

  private final int number;

  TcpState(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// The state of a kernel's number, if it is one.
  public static Optional<TcpState> of(int number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[number - 1])
        : Optional.empty();
  }
}
