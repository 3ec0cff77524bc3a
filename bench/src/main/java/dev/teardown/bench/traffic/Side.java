// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// Which end of a connection: the one that sent the SYN, or the other.
enum Side {
  INITIATOR,
  RESPONDER;

  Side other() {
    return this == INITIATOR ? RESPONDER : INITIATOR;
  }
}
