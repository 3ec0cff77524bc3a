// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `fin` where the acknowledgment of one FIN is not in the capture, and nothing shows
/// that it was missed: the FIN was never repeated.
final class LastAckMissingRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (!Fins.both(flow)) {
      return Optional.empty();
    }
    var first = Fins.first(flow);
    var waiting = flow.half(first).finAcked() ? first.other() : first;
    var half = flow.half(waiting);
    boolean lost = half.finCount() > 1 || Outstanding.bytes(flow, waiting) > 0;
    return lost ? Optional.empty() : Optional.of(finding(caseFile, first, waiting));
  }

  private static Finding finding(CaseFile caseFile, Side first, Side waiting) {
    var flow = caseFile.flow();
    var half = flow.half(waiting);
    long since = Watch.sinceNanos(caseFile, half.finTime());
    var finding =
        Finding.of(Ending.FIN, EndedBy.of(first), Certainty.LIKELY)
            .because(Fins.fin(flow, first))
            .because(Fins.fin(flow, first.other()))
            .because(
                since < Span.SECOND
                    ? Evidence.silence(
                        Watch.untilNanos(caseFile),
                        "the FIN of %s was not yet acknowledged when the watch ended",
                        new Named(half))
                    : Evidence.silence(
                        Watch.untilNanos(caseFile),
                        "no acknowledgment of the FIN of %s was seen, but it was not repeated in %s"
                            + " either",
                        new Named(half),
                        new Span(since)));
    if (since >= Span.SECOND) {
      finding.or(Ending.ORPHAN_TIMEOUT, Certainty.POSSIBLE, "a capture beside %s", new Named(half));
    }
    return finding.says(
        "%s closed first, %s followed; all data was acknowledged, the last acknowledgment was not"
            + " seen.",
        Named.of(flow, first), Named.of(flow, first.other()));
  }
}
