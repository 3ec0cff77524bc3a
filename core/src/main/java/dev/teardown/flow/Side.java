// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

/// One of the two ends of a connection.
public enum Side {
  /// The active opener: it sent the SYN, or is guessed to have.
  INITIATOR,
  /// The passive opener.
  RESPONDER;

  public Side other() {
    return this == INITIATOR ? RESPONDER : INITIATOR;
  }

  /// "initiator" or "responder".
  public String text() {
    return this == INITIATOR ? "initiator" : "responder";
  }
}
