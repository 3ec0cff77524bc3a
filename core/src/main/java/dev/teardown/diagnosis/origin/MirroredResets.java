// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.evidence.Elapsed;
import dev.teardown.flow.ResetRecord;
import java.util.Optional;

/// Resets to both ends at nearly the same time, each with the numbers of the other: two ends that
/// abort by themselves at one moment are rare, a device in between that ends a connection does just
/// this.
final class MirroredResets implements OriginTest {

  private static final long TOGETHER_NANOS = 5_000_000;

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    var record = reset.record();
    for (var other : reset.flow().resets()) {
      if (other.sender() != record.sender() && isMirror(reset, record, other)) {
        return OriginClue.forOther(
            OriginClue.FAIR,
            reset.shows(
                "both ends are sent a reset within %s, each with the other's numbers (frame %d)",
                Elapsed.between(record.timeNanos(), other.timeNanos()), other.frame()));
      }
    }
    return Optional.empty();
  }

  private static boolean isMirror(ObservedReset reset, ResetRecord record, ResetRecord other) {
    long within = Math.max(TOGETHER_NANOS, reset.flow().initialRttNanos());
    return record.hasAck()
        && other.hasAck()
        && record.seq() == other.ack()
        && record.ack() == other.seq()
        && Math.abs(record.timeNanos() - other.timeNanos()) <= within;
  }
}
