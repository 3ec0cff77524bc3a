// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Finding;
import java.util.Optional;

/// Recognises one cause of a reset. Stateless; one per file.
@FunctionalInterface
interface ResetRule {

  /// What this rule makes of the reset, or empty when it is none of its business.
  Optional<Finding> examine(ResetCase reset);
}
