// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// The strongest test: a socket that sent a reset is gone and sends nothing more, so one that goes
/// on did not send it.
///
/// Segments that overtook each other on the way could look the same, so a continuation within a
/// fraction of the round trip counts less.
final class Continuation implements OriginTest {

  /// No queue reorders over a longer time than this without also losing.
  private static final long REORDERING_NANOS = 3_000_000;

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    var record = reset.record();
    if (record.senderContinuedFrame() == 0) {
      return Optional.empty();
    }
    long after = record.senderContinuedTime() - record.timeNanos();
    var evidence =
        Evidence.segment(
            record.senderContinuedFrame(),
            record.senderContinuedTime(),
            "%s after this reset %s sends something new: its socket lived on and did not send the"
                + " reset",
            new Elapsed(after),
            reset.who());
    return OriginClue.forOther(
        after >= REORDERING_NANOS ? OriginClue.DECISIVE : OriginClue.WEAK, evidence);
  }
}
