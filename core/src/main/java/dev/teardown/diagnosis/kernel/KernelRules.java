// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.kernel;

import dev.teardown.diagnosis.DiagnosisRule;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.KernelEvent.ResetSent;
import dev.teardown.evidence.KernelEvent.SocketError;
import dev.teardown.evidence.KernelEvent.StateChanged;
import dev.teardown.evidence.TcpState;
import java.util.Optional;

/// Connections whose end a kernel tells. The first event in time that ends one decides: a reset
/// that was sent, or an error by which a kernel gave up.
public final class KernelRules implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var seen = new KernelCase(caseFile);
    for (var told : seen.told()) {
      var finding =
          switch (told.event()) {
            case ResetSent reset when concerns(seen, reset) ->
                Optional.of(ToldReset.of(seen, told.side(), reset));
            case SocketError error -> ToldTimeout.of(seen, told.side(), error);
            default -> Optional.<Finding>empty();
          };
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  /// After both FINs a reset ends nothing any more.
  private static boolean concerns(KernelCase seen, ResetSent reset) {
    var flow = seen.flow();
    boolean isOver = flow.initiator().finAcked() && flow.responder().finAcked();
    long lastFin = Math.max(flow.initiator().finAckedTime(), flow.responder().finAckedTime());
    return !isOver || reset.timeNanos() < lastFin;
  }

  /// Adds who acted to what the packets show: the first side that closed, and in whose context.
  public static Finding withActor(CaseFile caseFile, Finding finding) {
    var seen = new KernelCase(caseFile);
    if (finding.ending().group() != Ending.Group.ORDERLY) {
      return finding;
    }
    for (var told : seen.told()) {
      if (told.event() instanceof StateChanged it
          && it.from() == TcpState.ESTABLISHED
          && it.to() == TcpState.FIN_WAIT1) {
        return finding
            .by(seen.actor(told.side(), it.process(), it.timeNanos()))
            .noting(seen.deed(told.side(), it.process(), it.timeNanos()));
      }
    }
    return finding;
  }
}
