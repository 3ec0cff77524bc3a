// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import java.util.Optional;

/// The capture holds each frame twice, as from a mirror port or from two interfaces at once: what
/// looks like repetition may be none.
final class DuplicateFrames implements Contradiction {

  /// No stack repeats a SYN this soon: RFC 6298 2.1 starts at one second.
  private static final long TOO_SOON = 100 * Span.MILLISECOND;

  @Override
  public Optional<Objection> against(CaseFile caseFile, Finding finding) {
    var basis = Basis.of(finding.ending());
    if (basis != Basis.ABSENCE && basis != Basis.HISTORY || !seenIn(caseFile.flow())) {
      return Optional.empty();
    }
    var flow = caseFile.flow();
    return Optional.of(
        new Objection(
            Certainty.POSSIBLE,
            Evidence.segment(
                flow.firstFrame(),
                flow.firstTime(),
                "but the capture seems to hold each frame twice, so that repetitions count for"
                    + " little")));
  }

  static boolean seenIn(Flow flow) {
    return synTwice(flow.initiator())
        || synTwice(flow.responder())
        || dataTwice(flow.initiator()) && dataTwice(flow.responder());
  }

  private static boolean synTwice(HalfFlow half) {
    return half.synCount() > 1
        && Span.between(half.synTime(), half.lastSynTime()) < TOO_SOON * (half.synCount() - 1);
  }

  private static boolean dataTwice(HalfFlow half) {
    return half.dataSegments() >= 4
        && half.payloadBytes() >= 2 * half.uniqueBytes()
        && half.lostSegments() == 0;
  }
}
