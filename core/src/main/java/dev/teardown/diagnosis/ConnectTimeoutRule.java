// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// Recognises SYNs that nobody answered: `connect-timeout` when the initiator's kernel gave up,
/// `connect-abandoned` when its application rather did, `silence` when the watch ended before that
/// could be seen.
final class ConnectTimeoutRule implements DiagnosisRule {

  /// Windows repeats a SYN at least twice, Linux six times: who stops sooner was told to.
  private static final int FEWEST_SYNS = 3;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    if (!UnansweredSyn.is(caseFile.flow())) {
      return Optional.empty();
    }
    if (!UnansweredSyn.gaveUp(caseFile)) {
      return stillTrying(caseFile);
    }
    return Optional.of(
        caseFile.flow().initiator().synCount() < FEWEST_SYNS
            ? abandoned(caseFile)
            : timedOut(caseFile));
  }

  private static Finding timedOut(CaseFile caseFile) {
    var flow = caseFile.flow();
    return Finding.of(Ending.CONNECT_TIMEOUT, EndedBy.INITIATOR, Certainty.LIKELY)
        .by(Actor.KERNEL)
        .because(UnansweredSyn.evidence(flow))
        .because(UnansweredSyn.stopped(caseFile))
        .because(UnansweredSyn.othersAnswered(flow))
        .or(
            Ending.BACKLOG_DROPPED,
            Certainty.POSSIBLE,
            "ListenOverflows on the responder, or a capture there")
        .or(
            Ending.CONNECT_ABANDONED,
            Certainty.POSSIBLE,
            "the initiator's log: an application's own time-out closes the socket without a packet")
        .says(
            "%s asked for a connection to %s %s and got no answer at all, then gave up.",
            new Named(flow.initiator()),
            new Named(flow.responder()),
            Count.times(flow.initiator().synCount()));
  }

  private static Finding abandoned(CaseFile caseFile) {
    var flow = caseFile.flow();
    return Finding.of(Ending.CONNECT_ABANDONED, EndedBy.INITIATOR, Certainty.POSSIBLE)
        .by(Actor.APPLICATION)
        .because(UnansweredSyn.evidence(flow))
        .because(UnansweredSyn.stopped(caseFile))
        .or(
            Ending.CONNECT_TIMEOUT,
            Certainty.POSSIBLE,
            "net.ipv4.tcp_syn_retries of the initiator: with 0 or 1 its kernel gives up this soon")
        .says(
            "%s asked %s for a connection to %s, got no answer and stopped sooner than a kernel"
                + " does: its application seems to have given up.",
            new Named(flow.initiator()),
            Count.times(flow.initiator().synCount()),
            new Named(flow.responder()));
  }

  private static Optional<Finding> stillTrying(CaseFile caseFile) {
    var flow = caseFile.flow();
    boolean justSent = flow.initiator().synCount() == 1 && Watch.quietNanos(caseFile) < Span.SECOND;
    if (justSent || flow.isPortReused()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(Ending.SILENCE, EndedBy.NOBODY, Certainty.LIKELY)
            .because(UnansweredSyn.evidence(flow))
            .because(
                Evidence.silence(
                    Watch.untilNanos(caseFile),
                    "no answer for %s; the next SYN was not yet due when the watch ended",
                    new Span(Watch.sinceNanos(caseFile, flow.initiator().synTime()))))
            .or(Ending.CONNECT_TIMEOUT, Certainty.POSSIBLE, "a longer capture")
            .or(
                Ending.BACKLOG_DROPPED,
                Certainty.POSSIBLE,
                "ListenOverflows on the responder, or a capture there")
            .says(
                "%s asked for a connection to %s and had no answer by the end of what was seen.",
                new Named(flow.initiator()), new Named(flow.responder())));
  }
}
