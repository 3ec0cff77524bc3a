// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Phrase;
import dev.teardown.flow.Side;
import java.util.List;

/// How one connection ended, who ended it and why, how certain that is, what each side noticed, and
/// what to do about it.
///
/// What each side saw and the advice follow from the finding and are worked out when they are asked
/// for: most connections of a capture are only counted.
///
/// @param caseFile what it was judged from
/// @param finding the ending with its reasons
public record Verdict(CaseFile caseFile, Finding finding, Harm harm) {

  /// What the application of one side got.
  public Saw saw(Side side) {
    return SawRules.of(caseFile, finding, side);
  }

  /// What to do about it; empty for an end as it should be.
  public Phrase advice() {
    return Advice.on(caseFile.flow(), finding.ending());
  }

  public Ending ending() {
    return finding.ending();
  }

  public EndedBy endedBy() {
    return finding.endedBy();
  }

  public Actor actor() {
    return finding.actor();
  }

  public Certainty certainty() {
    return finding.certainty();
  }

  public List<Alternative> alternatives() {
    return finding.alternatives();
  }

  public List<Evidence> evidence() {
    return finding.evidence();
  }

  /// The whole in one or two sentences.
  public String sentence() {
    return finding.sentence().toString();
  }
}
