// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.diagnosis.Verdict;

/// Takes verdicts as they come.
@FunctionalInterface
interface VerdictSink {

  /// Returns whether the verdict was one of those that the user asked for.
  boolean take(Verdict verdict);
}
