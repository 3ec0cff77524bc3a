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

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    return UnansweredSyn.is(flow) && flow.initiator().synCount() > 1 && answersOthers(caseFile)
        ? Optional.of(finding(caseFile))
        : Optional.empty();
  }

  /// Whether the service answered others shortly before or after, but nobody in between: a full queue
  /// lets nobody in until the application accepts. Where it did answer others meanwhile, something on
  /// the way drops this client's SYNs at least as likely, and [ConnectTimeoutRule] says so.
  private static boolean answersOthers(CaseFile caseFile) {
    var flow = caseFile.flow();
    var service = flow.responder();
    return flow.synAcksToOthers() == 0
        && caseFile
            .surroundings()
            .hosts()
            .answeredWithin(
                service.address(),
                service.port(),
                flow.initiator().synTime() - Span.MINUTE,
                Watch.untilNanos(caseFile));
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
                    "no answer to anybody in that time, although %s answered SYNs of other connections before or after",
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
