// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import java.util.Optional;

/// Recognises one way of ending, or one family of them. Stateless; one per file.
@FunctionalInterface
public interface DiagnosisRule {

  /// What this rule makes of the case, or empty when it is none of its business.
  Optional<Finding> examine(CaseFile caseFile);
}
