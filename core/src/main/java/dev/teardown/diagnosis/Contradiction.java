// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import java.util.Optional;

/// Looks for what speaks against a finding: a weakness of the capture, or segments that should not
/// be there. Whatever it finds can only lower the certainty. Stateless; one per file.
@FunctionalInterface
interface Contradiction {

  /// What speaks against the finding, or empty.
  Optional<Objection> against(CaseFile caseFile, Finding finding);
}
