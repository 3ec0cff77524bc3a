// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

/// How far one end of a connection has come, in Zeek's words.
enum EndpointState {
  /// Nothing of it was seen.
  INACTIVE,
  SYN_SENT,
  SYN_ACK_SENT,
  /// Something was seen, but not how it began.
  PARTIAL,
  ESTABLISHED,
  /// It sent a FIN.
  CLOSED,
  /// It sent a reset.
  RESET;

  /// Nothing of its beginning was seen.
  boolean isInactive() {
    return this == INACTIVE || this == PARTIAL;
  }
}
