// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Phrase;

/// Another ending that would leave the same evidence.
///
/// @param settledBy the observation that would tell it from the verdict
public record Alternative(Ending ending, Certainty certainty, Phrase settledBy) {

  /// The observation that would tell it from the verdict.
  public String wouldBeSettledBy() {
    return settledBy.toString();
  }
}
