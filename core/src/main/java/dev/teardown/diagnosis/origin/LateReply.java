// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.evidence.Elapsed;
import java.util.Optional;

/// A host that answers does so at once: a bare RST long after the last segment that it could answer
/// was sent by somebody unasked, or answers a segment that the capture missed.
final class LateReply implements OriginTest {

  private static final long LATE_NANOS = 1_000_000_000L;
  private static final int ROUND_TRIPS = 4;

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    long latency = reset.latencyNanos();
    if (!reset.shape().isReply() || latency < 0 || !isLate(reset, latency)) {
      return Optional.empty();
    }
    return OriginClue.forOther(
        OriginClue.FAIR,
        reset.shows(
            "it has the form of an answer, but %s had said nothing for %s",
            reset.whom(), new Elapsed(latency)));
  }

  /// Whether a reply after so long a time answers nothing that was seen.
  static boolean isLate(ObservedReset reset, long latencyNanos) {
    return latencyNanos > Math.max(LATE_NANOS, ROUND_TRIPS * reset.flow().initialRttNanos());
  }
}
