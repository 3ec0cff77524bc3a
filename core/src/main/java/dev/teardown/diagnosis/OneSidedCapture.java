// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// Only one side's segments were captured although it acknowledges something: whatever the other
/// did is unknown.
final class OneSidedCapture implements Contradiction {

  @Override
  public Optional<Objection> against(CaseFile caseFile, Finding finding) {
    var seen = OneSidedRule.onlySide(caseFile.flow());
    if (seen == null || Basis.of(finding.ending()) == Basis.NOTHING) {
      return Optional.empty();
    }
    var half = caseFile.flow().half(seen);
    return Optional.of(
        new Objection(
            Certainty.POSSIBLE,
            Evidence.segment(
                half.lastFrame(),
                half.lastTime(),
                "but the capture holds segments of %s only",
                new Named(half))));
  }
}
