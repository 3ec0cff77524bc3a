// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// The connection was let go early for want of room: later segments of it were not looked at.
final class Evicted implements Contradiction {

  @Override
  public Optional<Objection> against(CaseFile caseFile, Finding finding) {
    var flow = caseFile.flow();
    if (!flow.isEvicted() || Basis.of(finding.ending()) == Basis.SEEN) {
      return Optional.empty();
    }
    return Optional.of(
        new Objection(
            Certainty.POSSIBLE,
            Evidence.segment(
                flow.lastFrame(),
                flow.lastTime(),
                "but for want of memory the connection was followed only up to here")));
  }
}
