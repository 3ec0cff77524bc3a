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
    return arguments.length == 0 ? format : filledIn();
  }

  /// Fills in `%s` and `%d`, which nearly all phrases get by with, many times faster than
  /// [String#format(String, Object...)], which does the rest.
  private String filledIn() {
    var text = new StringBuilder(format.length() + 16 * arguments.length);
    int next = 0;
    int from = 0;
    for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
      char conversion = at + 1 < format.length() ? format.charAt(at + 1) : ' ';
      boolean isSimple = conversion == 's' || conversion == 'd';
      if (!isSimple || next == arguments.length) {
        return String.format(Locale.ROOT, format, arguments);
      }
      text.append(format, from, at).append(arguments[next++]);
      from = at + 2;
    }
    return text.append(format, from, format.length()).toString();
  }
}
