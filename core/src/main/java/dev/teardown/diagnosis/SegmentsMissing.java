// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// A side's acknowledged bytes were never seen: the capture missed segments of this very
/// connection. Bytes that are missing and not acknowledged may have been lost on the way instead.
final class SegmentsMissing implements Contradiction {

  @Override
  public Optional<Objection> against(CaseFile caseFile, Finding finding) {
    var flow = caseFile.flow();
    var basis = Basis.of(finding.ending());
    if (basis != Basis.ABSENCE && basis != Basis.HISTORY) {
      return Optional.empty();
    }
    var missing = missing(flow, Side.INITIATOR) ? Side.INITIATOR : Side.RESPONDER;
    if (!missing(flow, missing)) {
      return Optional.empty();
    }
    return Optional.of(
        new Objection(
            basis == Basis.ABSENCE ? Certainty.POSSIBLE : Certainty.LIKELY,
            Evidence.segment(
                flow.lastFrame(),
                flow.lastTime(),
                "but segments of %s are missing from the capture: they were acknowledged, never"
                    + " seen",
                Named.of(flow, missing))));
  }

  private static boolean missing(Flow flow, Side side) {
    return Outstanding.acknowledgedUnseen(flow, side)
        || flow.half(side).missingBytes() > 0 && Outstanding.bytes(flow, side) == 0;
  }
}
