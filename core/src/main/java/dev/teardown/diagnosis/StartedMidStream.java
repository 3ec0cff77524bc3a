// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Handshake;
import java.util.Optional;

/// The capture began after the connection: what was sent before, and by whom it was opened, is not
/// known.
final class StartedMidStream implements Contradiction {

  @Override
  public Optional<Objection> against(CaseFile caseFile, Finding finding) {
    var flow = caseFile.flow();
    if (flow.handshake() != Handshake.NONE || Basis.of(finding.ending()) != Basis.HISTORY) {
      return Optional.empty();
    }
    return Optional.of(
        new Objection(
            Certainty.LIKELY,
            Evidence.segment(
                flow.firstFrame(),
                flow.firstTime(),
                "but the capture began in mid-connection: earlier segments are not known")));
  }
}
