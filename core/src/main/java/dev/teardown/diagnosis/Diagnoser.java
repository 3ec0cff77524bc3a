// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.diagnosis.reset.ResetEndings;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Phrase;
import java.util.List;

/// Judges case files: the first rule that recognises the case gives the verdict, then the
/// contradiction tests may only lower its certainty. Stateless.
public final class Diagnoser {

  /// In the order of decision: what was never established, resets, FINs, silence, the rest.
  private static final List<DiagnosisRule> RULES =
      List.of(
          new ResetEndings());

  private static final Finding UNKNOWN =
      Finding.of(Ending.UNKNOWN, EndedBy.UNKNOWN, Certainty.UNKNOWN)
          .says("The packets seen do not show how this connection ended.");

  /// The verdict on one connection; there always is one, if only "unknown".
  public Verdict judge(CaseFile caseFile) {
    var finding = examine(caseFile);
    var nothing = new Saw(List.of(), List.of(), "", "");
    return new Verdict(caseFile, finding, new Harm(Harm.Level.NONE, 0, 0), nothing, nothing, Phrase.of(""));
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
}
