// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.util.Locale;

/// How sure a verdict is.
public enum Certainty {
  /// Nothing else can produce these packets, or a kernel witness says so.
  PROVEN,
  /// The evidence points here, but another cause could look the same.
  LIKELY,
  /// Cannot be excluded.
  POSSIBLE,
  /// Nothing speaks for or against.
  UNKNOWN;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The less certain of the two.
  public Certainty weakerOf(Certainty other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
