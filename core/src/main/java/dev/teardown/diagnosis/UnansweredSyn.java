// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.List;

/// SYNs to which no segment came back: the facts that several endings share.
final class UnansweredSyn {

  private UnansweredSyn() {}

  static boolean is(Flow flow) {
    return flow.initiator().sawSyn()
        && !flow.initiator().knowsAck()
        && flow.initiator().dataSegments() == 0
        && flow.initiator().resets() == 0
        && flow.responder().packets() == 0;
  }

  /// Whether the next SYN was overdue when the watch ended.
  static boolean gaveUp(CaseFile caseFile) {
    return Repetition.ofSyns(caseFile.flow().initiator(), Side.INITIATOR).isOverdue(caseFile);
  }

  static Evidence evidence(Flow flow) {
    var initiator = flow.initiator();
    return initiator.synCount() == 1
        ? Evidence.segment(
            initiator.synFrame(), initiator.synTime(), "SYN to %s", new Named(flow.responder()))
        : Evidence.segment(
            initiator.synFrame(),
            initiator.synTime(),
            "SYN to %s, sent %s within %s",
            new Named(flow.responder()),
            Count.times(initiator.synCount()),
            new Span(Span.between(initiator.synTime(), initiator.lastSynTime())));
  }

  /// That the service answered others meanwhile, so that rather the way than its queue is to blame.
  static List<Evidence> othersAnswered(Flow flow) {
    int others = flow.synAcksToOthers();
    return others == 0
        ? List.of()
        : List.of(
            Evidence.segment(
                0,
                flow.initiator().lastSynTime(),
                "meanwhile %s answered other connections' SYNs (%d)",
                new Named(flow.responder()),
                others));
  }

  /// That no further SYN came although one was due.
  static Evidence stopped(CaseFile caseFile) {
    long since = caseFile.flow().initiator().lastSynTime();
    return Evidence.silence(
        Watch.untilNanos(caseFile),
        "no answer and no further SYN in %s, longer than the next one needed",
        new Span(Watch.sinceNanos(caseFile, since)));
  }
}
