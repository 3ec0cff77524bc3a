// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// Recognises `port-reused`: a SYN with other numbers took the same addresses and ports, and no end
/// of this connection was seen before.
final class PortReusedRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (!flow.isPortReused()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(Ending.PORT_REUSED, EndedBy.UNKNOWN, Certainty.LIKELY)
            .because(
                Evidence.segment(
                    flow.lastFrame(), flow.lastTime(), "the last segment of this connection"))
            .because(
                Evidence.segment(
                    0,
                    flow.reusedTime(),
                    "a SYN with other numbers between the same ports, %s later",
                    new Span(Span.between(flow.lastTime(), flow.reusedTime()))))
            .or(
                Ending.CAPTURE_GAP,
                Certainty.POSSIBLE,
                "a capture without losses: the end may only have been missed")
            .says(
                "%s opened a new connection to %s from the same port; how this one ended was not"
                    + " seen.",
                new Named(flow.initiator()), new Named(flow.responder())));
  }
}
