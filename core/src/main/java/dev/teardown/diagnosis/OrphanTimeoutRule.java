// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.CaseFile;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `orphan-timeout`: a side closed, its last data or its FIN was repeated in vain, and
/// its kernel gave up in silence. Nobody is told: close() had long returned
/// (`net.ipv4.tcp_orphan_retries`, 0 means 8).
final class OrphanTimeoutRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var finding = examine(caseFile, Side.INITIATOR);
    return finding.isPresent() ? finding : examine(caseFile, Side.RESPONDER);
  }

  private static Optional<Finding> examine(CaseFile caseFile, Side side) {
    var flow = caseFile.flow();
    var half = flow.half(side);
    if (!Outstanding.fin(half) || half.repeats() == 0) {
      return Optional.empty();
    }
    var run = Repetition.ofData(flow, side);
    return run.count() > 0 && run.isOverdue(caseFile)
        ? Optional.of(finding(caseFile, run))
        : Optional.empty();
  }

  private static Finding finding(CaseFile caseFile, Repetition run) {
    var flow = caseFile.flow();
    var closer = Named.of(flow, run.side());
    boolean silent = flow.half(run.side().other()).lastTime() < run.firstNanos();
    var finding =
        Finding.of(
                Ending.ORPHAN_TIMEOUT,
                EndedBy.of(run.side()),
                silent && run.count() > 1 ? Certainty.LIKELY : Certainty.POSSIBLE)
            .by(Actor.KERNEL)
            .because(Fins.fin(flow, run.side()));
    run.addTo(finding, caseFile);
    long bytes = Outstanding.bytes(flow, run.side());
    return finding
        .or(
            Ending.RETRANSMISSION_TIMEOUT,
            Certainty.POSSIBLE,
            "whether %s only shut down sending and kept its socket",
            closer)
        .or(
            Ending.PATH_GONE,
            Certainty.POSSIBLE,
            "a capture beside the other side: did the FIN arrive there?")
        .says(
            "%s closed, repeated its %s %s in vain and gave up without a word%s.",
            closer,
            bytes > 0 ? "last data" : "FIN",
            Count.times(run.count()),
            bytes > 0 ? "; nobody was told that " + new Bytes(bytes) + " are missing" : "");
  }
}
