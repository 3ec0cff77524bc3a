// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.IcmpRecord;
import dev.teardown.flow.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises data that was repeated with growing gaps until its sender gave up:
/// `retransmission-timeout`, `user-timeout` where that came sooner than a kernel's limit,
/// `path-gone` where a router says that there is no way. Linux sends nothing when it gives up
/// (net/ipv4/tcp_timer.c tcp_write_timeout()), so the end is a silence that lasts too long.
final class RetransmissionTimeoutRule implements DiagnosisRule {

  /// `net.ipv4.tcp_retries2` of 3, its documented minimum for R1, makes five with the tail loss
  /// probe; Windows also stops after five.
  private static final int USUAL = 5;

  private static final int FEW = 3;

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var finding = examine(caseFile, Side.INITIATOR);
    return finding.isPresent() ? finding : examine(caseFile, Side.RESPONDER);
  }

  private static Optional<Finding> examine(CaseFile caseFile, Side side) {
    var flow = caseFile.flow();
    var half = flow.half(side);
    if (half.repeats() == 0 || half.sawFin() || Outstanding.bytes(flow, side) == 0) {
      return Optional.empty();
    }
    var run = Repetition.ofData(flow, side);
    return run.count() > 0 && run.isOverdue(caseFile)
        ? Optional.of(finding(caseFile, run))
        : Optional.empty();
  }

  private static Finding finding(CaseFile caseFile, Repetition run) {
    var flow = caseFile.flow();
    var message = Unreached.since(flow, run.side());
    var ending = ending(run, message);
    var finding =
        Finding.of(ending, EndedBy.of(run.side()), certainty(caseFile, run)).by(Actor.KERNEL);
    run.addTo(finding, caseFile);
    if (message != null) {
      finding.because(
          Evidence.segment(
              message.frame(),
              message.timeNanos(),
              "ICMP from %s: %s; the failing call will say %s",
              message.from(),
              message.text(),
              Unreached.errno(message)));
    }
    addAlternatives(finding, ending, Named.of(flow, run.side()).toString());
    return finding.says(
        "%s repeated its data %s within %s, got no answer and gave up without a word; never"
            + " acknowledged: %s.",
        Named.of(flow, run.side()),
        Count.times(run.count()),
        new Span(run.spanNanos()),
        new Bytes(Outstanding.bytes(flow, run.side())));
  }

  private static Ending ending(Repetition run, @Nullable IcmpRecord message) {
    if (message != null && !message.isPortUnreachable()) {
      return Ending.PATH_GONE;
    }
    return run.count() < FEW ? Ending.USER_TIMEOUT : Ending.RETRANSMISSION_TIMEOUT;
  }

  private static Certainty certainty(CaseFile caseFile, Repetition run) {
    boolean silent = caseFile.flow().half(run.side().other()).lastTime() < run.firstNanos();
    return silent && run.count() >= USUAL ? Certainty.LIKELY : Certainty.POSSIBLE;
  }

  private static void addAlternatives(Finding.Builder finding, Ending ending, String sender) {
    if (ending != Ending.RETRANSMISSION_TIMEOUT) {
      finding.or(
          Ending.RETRANSMISSION_TIMEOUT,
          Certainty.POSSIBLE,
          "net.ipv4.tcp_retries2 on the host of %s",
          sender);
    }
    if (ending != Ending.USER_TIMEOUT) {
      finding.or(
          Ending.USER_TIMEOUT,
          Certainty.POSSIBLE,
          "whether the application of %s sets TCP_USER_TIMEOUT",
          sender);
    }
    if (ending != Ending.PATH_GONE) {
      finding.or(
          Ending.PATH_GONE,
          Certainty.POSSIBLE,
          "a capture beside the other side: did these segments arrive there?");
    }
  }
}
