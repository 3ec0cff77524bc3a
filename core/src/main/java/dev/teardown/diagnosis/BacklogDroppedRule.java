// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import java.util.Optional;

/// Recognises `backlog-dropped`: SYNs get no answer while the same service answers others. Linux
/// drops a SYN in silence when the listener's accept queue is full (net/ipv4/tcp_input.c
/// tcp_conn_request()), even with tcp_abort_on_overflow.
final class BacklogDroppedRule implements DiagnosisRule {

  /// An answer longer ago says little of the state of the queue.
  private static final long JUST_BEFORE = 10 * Span.SECOND;

  private static final int SEVERAL = 2;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    return UnansweredSyn.is(flow) && flow.initiator().synCount() > 1 && fellSilent(flow)
        ? Optional.of(finding(caseFile))
        : Optional.empty();
  }

  /// Whether the service had just answered others, but let several wait while these SYNs came: a
  /// full queue lets nobody in until the application accepts. Where it did answer others meanwhile,
  /// something on the way drops this client's SYNs at least as likely, and where nobody else asked,
  /// nothing is known of the queue: [ConnectTimeoutRule] says so.
  private static boolean fellSilent(Flow flow) {
    long answered = flow.serviceAnsweredTime();
    return flow.synAcksToOthers() == 0
        && flow.ignoredTogether() >= SEVERAL
        && answered != Flow.NEVER
        && answered >= flow.initiator().synTime() - JUST_BEFORE;
  }

  private static Finding finding(CaseFile caseFile) {
    Flow flow = caseFile.flow();
    boolean gaveUp = UnansweredSyn.gaveUp(caseFile);
    var finding =
        Finding.of(Ending.BACKLOG_DROPPED, EndedBy.RESPONDER, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(UnansweredSyn.evidence(flow))
            .because(
                Evidence.silence(
                    Watch.untilNanos(caseFile),
                    "no answer to any of %d connections, although %s had answered one before",
                    flow.ignoredTogether(),
                    new Named(flow.responder())));
    if (gaveUp) {
      finding.because(UnansweredSyn.stopped(caseFile));
    }
    return finding
        .or(
            Ending.CONNECT_TIMEOUT,
            Certainty.POSSIBLE,
            "ListenOverflows on the responder: without it, a filter or the path drops these SYNs")
        .says(
            "%s is up but did not answer the SYNs of %s: its accept queue was most likely full.%s",
            new Named(flow.responder()),
            new Named(flow.initiator()),
            gaveUp ? "" : " The initiator was still trying when the capture ended.");
  }
}
