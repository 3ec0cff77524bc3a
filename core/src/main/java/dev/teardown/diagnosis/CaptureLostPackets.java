// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// The capture says that it lost packets: what was not seen may still have been sent.
final class CaptureLostPackets implements Contradiction {

  @Override
  public Optional<Objection> against(CaseFile caseFile, Finding finding) {
    long lost = caseFile.surroundings().capturedLosses();
    if (lost <= 0) {
      return Optional.empty();
    }
    return switch (Basis.of(finding.ending())) {
      case ABSENCE -> Optional.of(objection(caseFile, lost, Certainty.POSSIBLE));
      case HISTORY -> Optional.of(objection(caseFile, lost, Certainty.LIKELY));
      case SEEN, NOTHING -> Optional.empty();
    };
  }

  private static Objection objection(CaseFile caseFile, long lost, Certainty bound) {
    return new Objection(
        bound,
        Evidence.silence(
            caseFile.surroundings().endNanos(),
            "but the capture says that it lost %s",
            new Count(lost, "packet")));
  }
}
