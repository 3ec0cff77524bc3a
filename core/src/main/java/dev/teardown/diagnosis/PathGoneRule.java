// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises data that was neither acknowledged nor repeated: `path-gone` where the sender's
/// repetitions no longer get as far as the capture, `capture-gap` where the capture says that it
/// lost packets, `silence` where the first repetition was not due yet.
final class PathGoneRule implements DiagnosisRule {

  /// A first time-out lasts a second at most on a path whose round trip is known (RFC 6298 2).
  private static final long FIRST_REPETITION = 3 * Span.SECOND;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (Outstanding.bytes(flow, Side.INITIATOR) > 0) {
      return examine(caseFile, Side.INITIATOR);
    }
    return Outstanding.bytes(flow, Side.RESPONDER) > 0
        ? examine(caseFile, Side.RESPONDER)
        : Optional.empty();
  }

  private static Optional<Finding> examine(CaseFile caseFile, Side sender) {
    long waited = Watch.sinceNanos(caseFile, caseFile.flow().half(sender).lastDataTime());
    if (waited < Span.SECOND || ZeroWindowRule.isStalled(caseFile.flow(), sender)) {
      return Optional.empty();
    }
    return Optional.of(
        waited < FIRST_REPETITION ? waiting(caseFile, sender) : gone(caseFile, sender));
  }

  private static Finding waiting(CaseFile caseFile, Side sender) {
    return start(caseFile, sender, Ending.SILENCE, EndedBy.NOBODY, Certainty.POSSIBLE)
        .or(Ending.OPEN, Certainty.POSSIBLE, "a longer capture")
        .says(
            "%s had no answer to its last %s by the end of what was seen.",
            Named.of(caseFile.flow(), sender),
            new Bytes(Outstanding.bytes(caseFile.flow(), sender)));
  }

  private static Finding gone(CaseFile caseFile, Side sender) {
    boolean lossy = caseFile.surroundings().capturedLosses() > 0;
    var ending = lossy ? Ending.CAPTURE_GAP : Ending.PATH_GONE;
    var other = lossy ? Ending.PATH_GONE : Ending.CAPTURE_GAP;
    return start(caseFile, sender, ending, EndedBy.UNKNOWN, Certainty.POSSIBLE)
        .or(
            other,
            Certainty.POSSIBLE,
            "a capture beside " + Named.of(caseFile.flow(), sender) + ": does it repeat its data?")
        .says(
            "The last %s of %s were neither acknowledged nor sent again: %s.",
            new Bytes(Outstanding.bytes(caseFile.flow(), sender)),
            Named.of(caseFile.flow(), sender),
            lossy
                ? "the capture lost packets, so the acknowledgment may be among them"
                : "its host is gone, or its packets no longer get as far as here");
  }

  private static Finding.Builder start(
      CaseFile caseFile, Side sender, Ending ending, EndedBy endedBy, Certainty certainty) {
    var half = caseFile.flow().half(sender);
    return Finding.of(ending, endedBy, certainty)
        .because(
            Evidence.segment(
                half.lastDataFrame(),
                half.lastDataTime(),
                "data of %s, never acknowledged",
                new Named(half)))
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "no acknowledgment and no repetition in %s",
                new Span(Watch.sinceNanos(caseFile, half.lastDataTime()))));
  }
}
