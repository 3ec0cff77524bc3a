// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Phrase;
import java.util.List;

/// How one connection ended, who ended it and why, how certain that is, what each side noticed, and
/// what to do about it.
///
/// @param caseFile what it was judged from
/// @param finding the ending with its reasons
/// @param sawInitiator what the initiator's application got
/// @param sawResponder what the responder's application got
/// @param advice what to do about it; empty for an end as it should be
public record Verdict(
    CaseFile caseFile,
    Finding finding,
    Harm harm,
    Saw sawInitiator,
    Saw sawResponder,
    Phrase advice) {

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
