// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.diagnosis.kernel.KernelRules;
import dev.teardown.diagnosis.reset.ResetEndings;
import dev.teardown.evidence.CaseFile;
import java.util.List;

/// Judges case files: the first rule that recognises the case gives the verdict, then the
/// contradiction tests may only lower its certainty. Stateless.
public final class Diagnoser {

  /// In the order of decision: the first that recognises the case judges it.
  private static final List<DiagnosisRule> RULES =
      List.of(
          // What only half was seen.
          new OneSidedRule(),
          // Ended by a reset, established or not.
          new ResetEndings(),
          // Never established.
          new UnreachableRule(),
          new BacklogDroppedRule(),
          new ConnectTimeoutRule(),
          new AcceptOverflowSilentRule(),
          new SynAckTimeoutRule(),
          // Orderly.
          new InjectedFinRule(),
          new FinRule(),
          // Silence that shows an end.
          new FinWait2ExpiredRule(),
          new ZeroWindowRule(),
          new OrphanTimeoutRule(),
          new RetransmissionTimeoutRule(),
          new IdleDeadRule(),
          // Half an end, or none.
          new PortReusedRule(),
          new CaptureGapRule(),
          new SilenceRule(),
          new LastAckMissingRule(),
          new FinUnansweredRule(),
          new PathGoneRule(),
          new OpenRule());

  private static final List<Contradiction> CONTRADICTIONS =
      List.of(
          new OneSidedCapture(),
          new StartedMidStream(),
          new CaptureLostPackets(),
          new SegmentsMissing(),
          new Evicted(),
          new GoesOnAfterEnd(),
          new DuplicateFrames());

  private static final Finding UNKNOWN =
      Finding.of(Ending.UNKNOWN, EndedBy.UNKNOWN, Certainty.UNKNOWN)
          .says("The packets seen do not show how this connection ended.");

  private static final KernelRules KERNEL = new KernelRules();

  /// The verdict on one connection; there always is one, if only "unknown".
  public Verdict judge(CaseFile caseFile) {
    var finding =
        caseFile.witness().isNone()
            ? contradict(caseFile, examine(caseFile))
            : withKernel(caseFile);
    return new Verdict(caseFile, finding, HarmRule.of(caseFile, finding));
  }

  /// What a kernel says of itself no packet contradicts.
  private static Finding withKernel(CaseFile caseFile) {
    return KERNEL
        .examine(caseFile)
        .orElseGet(() -> KernelRules.withActor(caseFile, contradict(caseFile, examine(caseFile))));
  }

  private static Finding examine(CaseFile caseFile) {
    for (var rule : RULES) {
      var finding = rule.examine(caseFile);
      if (finding.isPresent()) {
        return finding.get().noting(ResetEndings.setAside(caseFile));
      }
    }
    return UNKNOWN.noting(ResetEndings.setAside(caseFile));
  }

  private static Finding contradict(CaseFile caseFile, Finding finding) {
    var weakened = finding;
    for (var contradiction : CONTRADICTIONS) {
      var objection = contradiction.against(caseFile, finding);
      if (objection.isPresent()) {
        weakened = weakened.atMost(objection.get().atMost(), objection.get().why());
      }
    }
    return weakened;
  }
}
