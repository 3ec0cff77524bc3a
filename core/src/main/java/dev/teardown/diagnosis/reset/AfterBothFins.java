// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import static dev.teardown.wire.SequenceNumber.before;

import dev.teardown.flow.Flow;
import dev.teardown.flow.ResetRecord;

/// Tells a reset that comes when both sides have closed and every byte has arrived: it costs nobody
/// anything, so that the connection ended by its FINs.
final class AfterBothFins {

  private AfterBothFins() {}

  static boolean holds(Flow flow, ResetRecord reset) {
    if (!reset.finSeen() || !reset.victimFinSeen()) {
      return false;
    }
    if (reset.finAcked() && reset.victimFinAcked()) {
      return true;
    }
    return reset.finAcked() && nothingIsMissing(flow, reset);
  }

  /// The victim's FIN was not acknowledged, but all its data was, by the sender's ACKs or by the
  /// reset itself.
  private static boolean nothingIsMissing(Flow flow, ResetRecord reset) {
    int victimFin = flow.half(reset.sender().other()).finSeq();
    boolean byAck = reset.knowsAckSent() && !before(reset.ackSent(), victimFin);
    boolean byReset = reset.hasAck() && !before(reset.ack(), victimFin);
    return byAck || byReset;
  }
}
