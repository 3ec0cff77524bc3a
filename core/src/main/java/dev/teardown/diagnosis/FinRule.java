// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Phrase;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.List;
import java.util.Optional;

/// Recognises `fin`, `fin-simultaneous` and `fin-half-close`: FINs of both sides, both
/// acknowledged. An acknowledged FIN proves that every byte before it arrived (RFC 9293 3.6).
///
/// The most frequent ending by far, so it comes with as few objects as possible.
final class FinRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    boolean complete = flow.initiator().finAcked() && flow.responder().finAcked();
    if (!complete) {
      return Optional.empty();
    }
    if (Fins.cross(flow)) {
      return Optional.of(simultaneous(flow));
    }
    return Optional.of(wentOn(flow) ? halfClose(flow) : plain(flow));
  }

  /// Whether the second side sent new data knowing of the first FIN: with its acknowledgment, or
  /// after it. Data that merely crossed the FIN on the way does not count.
  private static boolean wentOn(Flow flow) {
    var first = Fins.first(flow);
    var late = flow.half(first.other());
    return late.bytesAfterPeerFin() > 0 && late.lastDataFrame() >= flow.half(first).finAckedFrame();
  }

  private static Finding plain(Flow flow) {
    var first = Fins.first(flow);
    return new Finding(
        Ending.FIN, EndedBy.of(first), Actor.UNKNOWN, Certainty.PROVEN, new Plain(flow, first));
  }

  /// Why it is `fin`: most connections end so.
  private record Plain(Flow flow, Side first) implements Reasons {

    @Override
    public List<Alternative> alternatives() {
      return List.of();
    }

    @Override
    public List<Evidence> evidence() {
      return List.of(Fins.fin(flow, first), Fins.fin(flow, first.other()));
    }

    @Override
    public Phrase sentence() {
      return Phrase.of(
          "%s closed first, %s followed; every byte of both sides was acknowledged.",
          Named.of(flow, first), Named.of(flow, first.other()));
    }
  }

  private static Finding simultaneous(Flow flow) {
    var first = Fins.first(flow);
    var finding =
        Finding.of(Ending.FIN_SIMULTANEOUS, EndedBy.BOTH, Certainty.PROVEN)
            .because(Fins.fin(flow, first))
            .because(
                Evidence.segment(
                    flow.half(first.other()).finFrame(),
                    flow.half(first.other()).finTime(),
                    "FIN of %s, which does not acknowledge the first: they crossed",
                    Named.of(flow, first.other())))
            .because(Fins.acked(flow, first));
    return finding.says(
        "%s and %s closed at the same time; every byte of both sides was acknowledged.",
        new Named(flow.initiator()), new Named(flow.responder()));
  }

  private static Finding halfClose(Flow flow) {
    var first = Fins.first(flow);
    var late = flow.half(first.other());
    var finding =
        Finding.of(Ending.FIN_HALF_CLOSE, EndedBy.of(first), Certainty.PROVEN)
            .because(Fins.fin(flow, first))
            .because(Fins.acked(flow, first))
            .because(
                Evidence.segment(
                    late.lastDataFrame(),
                    late.lastDataTime(),
                    "%s sent %s more, all acknowledged",
                    new Named(late),
                    new Bytes(late.bytesAfterPeerFin())))
            .because(Fins.fin(flow, first.other()));
    return finding.says(
        "%s stopped sending first; %s sent %s more before it closed, and they arrived.",
        Named.of(flow, first), new Named(late), new Bytes(late.bytesAfterPeerFin()));
  }
}
