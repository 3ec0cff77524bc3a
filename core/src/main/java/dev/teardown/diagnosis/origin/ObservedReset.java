// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.evidence.Endpoint;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.ResetRecord;

/// One reset in its connection, with its form.
public record ObservedReset(Flow flow, ResetRecord record, ResetShape shape) {

  /// Reads the form of a reset of the flow.
  public static ObservedReset of(Flow flow, ResetRecord record) {
    var sender = flow.half(record.sender());
    var victim = flow.half(record.sender().other());
    return new ObservedReset(flow, record, ResetShape.of(record, sender, victim));
  }

  /// The side whose address it bears.
  public HalfFlow sender() {
    return flow.half(record.sender());
  }

  public HalfFlow victim() {
    return flow.half(record.sender().other());
  }

  /// The sender's address and port.
  public Endpoint who() {
    return new Endpoint(sender());
  }

  /// The victim's address and port.
  public Endpoint whom() {
    return new Endpoint(victim());
  }

  /// A fact that this reset's frame shows.
  public Evidence shows(String format, Object... arguments) {
    return Evidence.segment(record.frame(), record.timeNanos(), format, arguments);
  }

  /// Time from the victim's last segment to the reset, or -1 where there was none.
  public long latencyNanos() {
    return record.triggerFrame() == 0 ? -1 : record.timeNanos() - record.triggerTime();
  }
}
