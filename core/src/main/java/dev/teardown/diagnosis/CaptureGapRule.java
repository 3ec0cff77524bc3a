// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `capture-gap` where one side acknowledged at the end what the capture never showed.
final class CaptureGapRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (Outstanding.acknowledgedUnseen(flow, Side.INITIATOR)) {
      return Optional.of(finding(flow, Side.INITIATOR));
    }
    return Outstanding.acknowledgedUnseen(flow, Side.RESPONDER)
        ? Optional.of(finding(flow, Side.RESPONDER))
        : Optional.empty();
  }

  private static Finding finding(Flow flow, Side missing) {
    var half = flow.half(missing);
    var peer = flow.half(missing.other());
    long unseen = Integer.toUnsignedLong(peer.ackSent() - half.sndNxt());
    var finding =
        Finding.of(Ending.CAPTURE_GAP, EndedBy.UNKNOWN, Certainty.LIKELY)
            .because(
                Evidence.segment(
                    peer.lastFrame(),
                    peer.lastTime(),
                    "%s acknowledges %s more than was seen of %s",
                    new Named(peer),
                    new Count(unseen, "sequence number"),
                    new Named(half)));
    if (unseen == 1 && !half.sawFin()) {
      finding.or(
          Ending.FIN,
          Certainty.POSSIBLE,
          "a capture beside %s: one number without data may be its FIN",
          new Named(half));
    }
    return finding
        .or(Ending.OPEN, Certainty.POSSIBLE, "a capture without losses")
        .says(
            "The capture missed the last segments of %s, which %s did receive: how it ended cannot"
                + " be said.",
            new Named(half), new Named(peer));
  }
}
