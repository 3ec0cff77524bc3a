// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `zero-window-timeout`: one side's window stayed closed, and the other stopped probing
/// it. Linux gives up after `net.ipv4.tcp_retries2` unanswered probes; answered ones go on for ever
/// unless the socket is closed or has TCP_USER_TIMEOUT (net/ipv4/tcp_timer.c tcp_probe_timer()).
final class ZeroWindowRule implements DiagnosisRule {

  /// Probes are at most two minutes apart.
  private static final long LONGEST_PAUSE = 3 * Span.MINUTE;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (isStalled(flow, Side.INITIATOR)) {
      return examine(caseFile, Side.INITIATOR);
    }
    return isStalled(flow, Side.RESPONDER) ? examine(caseFile, Side.RESPONDER) : Optional.empty();
  }

  /// Whether this side probed the other's window, which is still closed.
  static boolean isStalled(Flow flow, Side prober) {
    return flow.half(prober).windowProbes() > 0
        && flow.half(prober.other()).zeroWindowSince() != Flow.NEVER;
  }

  private static Optional<Finding> examine(CaseFile caseFile, Side prober) {
    var run = Repetition.ofProbes(caseFile.flow(), prober);
    if (run.count() > 0) {
      return run.isOverdue(caseFile) ? Optional.of(unanswered(caseFile, run)) : Optional.empty();
    }
    return Watch.quietNanos(caseFile) > LONGEST_PAUSE
        ? Optional.of(stopped(caseFile, prober))
        : Optional.empty();
  }

  private static Finding unanswered(CaseFile caseFile, Repetition run) {
    var flow = caseFile.flow();
    var finding =
        start(flow, run.side(), run.count() > 1 ? Certainty.LIKELY : Certainty.POSSIBLE)
            .because(
                Evidence.segment(
                    run.lastFrame(),
                    run.lastNanos(),
                    "the last of %s without an answer",
                    new Count(run.count(), "window probe")))
            .because(
                Evidence.silence(
                    Watch.untilNanos(caseFile),
                    "nothing of either side in %s, longer than the next probe needed",
                    new Span(Watch.quietNanos(caseFile))));
    return finding
        .or(
            Ending.USER_TIMEOUT,
            Certainty.POSSIBLE,
            "whether the probing application sets TCP_USER_TIMEOUT")
        .says(
            "%s kept its window closed and then answered no probe any more; %s gave up without a"
                + " word.",
            Named.of(flow, run.side().other()), Named.of(flow, run.side()));
  }

  private static Finding stopped(CaseFile caseFile, Side prober) {
    var flow = caseFile.flow();
    return start(flow, prober, Certainty.POSSIBLE)
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                "the probes were answered, yet none came in %s",
                new Span(Watch.quietNanos(caseFile))))
        .or(
            Ending.ORPHAN_TIMEOUT,
            Certainty.POSSIBLE,
            "whether %s had closed its socket before",
            Named.of(flow, prober))
        .or(
            Ending.USER_TIMEOUT,
            Certainty.POSSIBLE,
            "whether the probing application sets TCP_USER_TIMEOUT")
        .says(
            "%s kept its window closed until %s stopped asking.",
            Named.of(flow, prober.other()), Named.of(flow, prober));
  }

  private static Finding.Builder start(Flow flow, Side prober, Certainty certainty) {
    var closed = flow.half(prober.other());
    return Finding.of(Ending.ZERO_WINDOW_TIMEOUT, EndedBy.of(prober), certainty)
        .by(Actor.KERNEL)
        .because(
            Evidence.segment(
                closed.zeroWindowFrame(),
                closed.zeroWindowSince(),
                "%s closes its window: its application does not read",
                new Named(closed)));
  }
}
