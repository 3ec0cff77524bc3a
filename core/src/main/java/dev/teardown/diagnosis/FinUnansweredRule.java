// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises a FIN after which the other side never closed: `fin-wait-2-held` while it goes on
/// sending, `close-wait-leak` when it lives and does nothing for a minute, else `fin-unanswered`.
final class FinUnansweredRule implements DiagnosisRule {

  /// How long Linux keeps FIN_WAIT_2 for a closed socket (`net.ipv4.tcp_fin_timeout`); CLOSE_WAIT
  /// has no limit.
  static final long FIN_TIMEOUT = 60 * Span.SECOND;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (flow.initiator().sawFin() == flow.responder().sawFin()) {
      return Optional.empty();
    }
    var closer = Fins.first(flow);
    if (!flow.half(closer).finAcked()) {
      return flow.half(closer).finCount() == 1 && Outstanding.bytes(flow, closer) == 0
          ? Optional.of(inFlight(caseFile, closer))
          : Optional.empty();
    }
    if (sendsOn(flow, closer)) {
      return Optional.of(held(caseFile, closer));
    }
    return Optional.of(
        isLeak(caseFile, closer) ? leak(caseFile, closer) : unanswered(caseFile, closer));
  }

  /// Whether the other side sent data knowing of the FIN, and the closer took it.
  private static boolean sendsOn(Flow flow, Side closer) {
    var other = flow.half(closer.other());
    return other.bytesAfterPeerFin() > 0
        && other.lastDataFrame() >= flow.half(closer).finAckedFrame()
        && Outstanding.bytes(flow, closer.other()) == 0;
  }

  private static boolean isLeak(CaseFile caseFile, Side closer) {
    var flow = caseFile.flow();
    long acked = flow.half(closer).finAckedTime();
    if (Watch.sinceNanos(caseFile, acked) < FIN_TIMEOUT) {
      return false;
    }
    var other = flow.half(closer.other());
    boolean spoke = other.lastTime() - acked >= Span.SECOND;
    return spoke
        || caseFile
            .surroundings()
            .hosts()
            .answeredWithin(
                other.address(), other.port(), acked + FIN_TIMEOUT, Watch.untilNanos(caseFile));
  }

  /// A single FIN without any answer: on its way when the watch ended, or answered unseen.
  private static Finding inFlight(CaseFile caseFile, Side closer) {
    var flow = caseFile.flow();
    long since = Watch.sinceNanos(caseFile, flow.half(closer).finTime());
    return Finding.of(Ending.FIN_UNANSWERED, EndedBy.of(closer), Certainty.POSSIBLE)
        .because(Fins.fin(flow, closer))
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "no acknowledgment and no repetition of it in %s",
                new Span(since)))
        .or(Ending.FIN, Certainty.POSSIBLE, "a longer capture")
        .or(Ending.CAPTURE_GAP, Certainty.POSSIBLE, "a capture beside %s", Named.of(flow, closer))
        .says(
            "%s closed; %s had not answered when the watch ended.",
            Named.of(flow, closer), Named.of(flow, closer.other()));
  }

  private static Finding held(CaseFile caseFile, Side closer) {
    var flow = caseFile.flow();
    var other = flow.half(closer.other());
    return start(flow, Ending.FIN_WAIT_2_HELD, closer, Certainty.LIKELY)
        .because(
            Evidence.segment(
                other.lastDataFrame(),
                other.lastDataTime(),
                "%s goes on sending: %s since the FIN, all acknowledged",
                new Named(other),
                new Bytes(other.bytesAfterPeerFin())))
        .or(Ending.FIN_HALF_CLOSE, Certainty.POSSIBLE, "a longer capture")
        .says(
            "%s stopped sending and still receives; %s had not closed when the watch ended.",
            Named.of(flow, closer), new Named(other));
  }

  private static Finding leak(CaseFile caseFile, Side closer) {
    var flow = caseFile.flow();
    return unclosed(caseFile, closer, Ending.CLOSE_WAIT_LEAK, Certainty.LIKELY)
        .or(
            Ending.FIN_UNANSWERED,
            Certainty.POSSIBLE,
            "ss state close-wait on the host of %s",
            Named.of(flow, closer.other()))
        .says(
            "%s closed %s before the watch ended; %s is alive but never closes its side: a socket"
                + " in CLOSE_WAIT that its application seems to have forgotten.",
            Named.of(flow, closer),
            new Span(Watch.sinceNanos(caseFile, flow.half(closer).finTime())),
            Named.of(flow, closer.other()));
  }

  private static Finding unanswered(CaseFile caseFile, Side closer) {
    var flow = caseFile.flow();
    long since = Watch.sinceNanos(caseFile, flow.half(closer).finAckedTime());
    var finding =
        unclosed(
            caseFile,
            closer,
            Ending.FIN_UNANSWERED,
            since < Span.SECOND ? Certainty.POSSIBLE : Certainty.LIKELY);
    if (since < FIN_TIMEOUT) {
      finding.or(Ending.FIN, Certainty.POSSIBLE, "a longer capture");
    } else {
      finding
          .or(
              Ending.CLOSE_WAIT_LEAK,
              Certainty.POSSIBLE,
              "ss state close-wait on the host of %s",
              Named.of(flow, closer.other()))
          .or(
              Ending.FIN_WAIT_2_EXPIRED,
              Certainty.POSSIBLE,
              "ss state fin-wait-2 on the host of %s",
              Named.of(flow, closer));
    }
    return finding.says(
        "%s closed and its FIN was acknowledged; %s did not close in the %s that followed.",
        Named.of(flow, closer), Named.of(flow, closer.other()), new Span(since));
  }

  private static Finding.Builder unclosed(
      CaseFile caseFile, Side closer, Ending ending, Certainty certainty) {
    var flow = caseFile.flow();
    return start(flow, ending, closer, certainty)
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "no FIN of %s in %s",
                Named.of(flow, closer.other()),
                new Span(Watch.sinceNanos(caseFile, flow.half(closer).finAckedTime()))));
  }

  private static Finding.Builder start(Flow flow, Ending ending, Side closer, Certainty certainty) {
    return Finding.of(ending, EndedBy.of(closer), certainty)
        .because(Fins.fin(flow, closer))
        .because(Fins.acked(flow, closer));
  }
}
