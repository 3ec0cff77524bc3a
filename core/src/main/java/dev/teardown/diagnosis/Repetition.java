// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.Side;

/// A run of the same segment without an answer, and when its next repetition was due.
///
/// RFC 6298 5.5 doubles the time-out at each repetition; Linux caps it at 120 s
/// (`net.ipv4.tcp_rto_max_ms`). So the next one comes at the latest twice the last gap after the
/// last: a watch that goes on clearly longer without it shows that the sender gave up.
///
/// @param side who repeats
/// @param count repetitions; the first sending not counted
/// @param dueNanos how long after the last one the next was due at the latest
record Repetition(
    Side side,
    int count,
    long firstFrame,
    long firstNanos,
    long lastFrame,
    long lastNanos,
    long dueNanos) {

  private static final long MAX_GAP = 120 * Span.SECOND;

  /// After a single repetition the gap is not known; three seconds cover RFC 6298's initial second,
  /// doubled once more.
  private static final long DUE_AFTER_ONE = 3 * Span.SECOND;

  /// `net.ipv4.tcp_keepalive_intvl`; Windows waits only one second.
  private static final long DUE_AFTER_ONE_PROBE = 75 * Span.SECOND;

  /// The run of this side's oldest unacknowledged segment that stood when the watch ended; its
  /// count is 0 where there is none.
  static Repetition ofData(Flow flow, Side side) {
    var half = flow.half(side);
    var peer = flow.half(side.other());
    boolean stands =
        half.repeats() > 0
            && half.lastRepeatTime() > peer.ackProgressTime()
            && Outstanding.any(flow, side);
    return new Repetition(
        side,
        stands ? half.repeats() : 0,
        half.firstRepeatFrame(),
        half.firstRepeatTime(),
        half.lastRepeatFrame(),
        half.lastRepeatTime(),
        due(half.repeats(), half.firstRepeatTime(), half.lastRepeatTime(), DUE_AFTER_ONE));
  }

  /// The run of keep-alive or window probes without an answer.
  static Repetition ofProbes(Flow flow, Side side) {
    var half = flow.half(side);
    return new Repetition(
        side,
        half.unansweredProbes(),
        half.firstProbeFrame(),
        half.firstProbeTime(),
        half.lastProbeFrame(),
        half.lastProbeTime(),
        due(
            half.unansweredProbes(),
            half.firstProbeTime(),
            half.lastProbeTime(),
            DUE_AFTER_ONE_PROBE));
  }

  /// SYNs, or SYN+ACKs, after the first. Linux repeats SYNs at equal gaps first
  /// (`net.ipv4.tcp_syn_linear_timeouts`) and doubles then; the last gap is not known, but it is no
  /// longer than the whole run.
  static Repetition ofSyns(HalfFlow half, Side side) {
    long due = Math.max(DUE_AFTER_ONE, Span.between(half.synTime(), half.lastSynTime()) * 3 / 2);
    return new Repetition(
        side,
        Math.max(0, half.synCount() - 1),
        half.synFrame(),
        half.synTime(),
        half.synFrame(),
        half.lastSynTime(),
        Math.min(due, MAX_GAP));
  }

  /// With gaps g, 2g, 4g ... the run of n repetitions spans g(2^(n-1) - 1), and the next gap is g
  /// 2^(n-1).
  private static long due(int count, long firstNanos, long lastNanos, long afterOneNanos) {
    if (count < 2) {
      return afterOneNanos;
    }
    long span = Span.between(firstNanos, lastNanos);
    double power = Math.scalb(1.0, Math.min(count - 1, 40));
    double due = span * (power / (power - 1));
    return (long) Math.clamp(due, Span.SECOND, MAX_GAP);
  }

  /// Time from the first repetition to the last.
  long spanNanos() {
    return Span.between(firstNanos, lastNanos);
  }

  /// Whether the watch went on clearly longer than the next repetition needed.
  boolean isOverdue(CaseFile caseFile) {
    return Watch.sinceNanos(caseFile, lastNanos) > dueNanos + dueNanos / 2 + Span.SECOND;
  }

  /// Adds the run and the silence after it to a finding's evidence.
  void addTo(Finding.Builder finding, CaseFile caseFile) {
    long silence = Watch.sinceNanos(caseFile, lastNanos);
    finding
        .because(
            Evidence.segment(
                firstFrame,
                firstNanos,
                "%s sends the same segment again: the first of %s in %s",
                Named.of(caseFile.flow(), side),
                new Count(count, "repetition"),
                new Span(spanNanos())))
        .because(
            Evidence.silence(
                Watch.untilNanos(caseFile),
                isOverdue(caseFile)
                    ? "no answer and no further repetition in %s; the next was due after %s"
                    : "no answer in %s since the last repetition; the next was due after %s",
                new Span(silence),
                new Span(dueNanos)));
  }
}
