// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import java.util.Locale;

/// A sentence that is formatted only when it is printed: most connections of a capture never are.
public final class Phrase {

  private final String format;
  private final Object[] arguments;

  private Phrase(String format, Object[] arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  /// @param format text for [String#format(String, Object...)]; taken as it is where there are no
  ///   arguments
  public static Phrase of(String format, Object... arguments) {
    return new Phrase(format, arguments);
  }

  @Override
  public String toString() {
    return arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
  }
}
