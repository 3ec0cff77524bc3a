// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.util.Locale;

/// What the ending cost.
///
/// @param undeliveredInitiator bytes that the initiator sent and the responder never acknowledged,
///   as far as packets show: its kernel never had them
/// @param undeliveredResponder the same the other way
public record Harm(Level level, long undeliveredInitiator, long undeliveredResponder) {

  /// From nothing to worst.
  public enum Level {
    NONE,
    /// An application sees an error, no byte is missing.
    ERRORS_ONLY,
    BYTES_LOST,
    /// A socket stays behind that nothing will ever wake.
    LEAK;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
