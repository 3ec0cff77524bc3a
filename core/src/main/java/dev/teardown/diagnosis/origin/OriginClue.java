// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// What one test says about the origin of a reset.
///
/// @param weight above 0 for the host itself, below 0 for somebody else
record OriginClue(int weight, Evidence evidence) {

  /// No other explanation is left.
  static final int DECISIVE = 20;

  static final int STRONG = 4;
  static final int FAIR = 2;
  static final int WEAK = 1;

  static Optional<OriginClue> forHost(int weight, Evidence evidence) {
    return Optional.of(new OriginClue(weight, evidence));
  }

  static Optional<OriginClue> forOther(int weight, Evidence evidence) {
    return Optional.of(new OriginClue(-weight, evidence));
  }
}
