// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

/// Whole numbers: "1000", also "64k" and "1M" for sizes (1024 and 1024 × 1024).
public final class Numbers {

  private Numbers() {}

  /// A number of 0 or more.
  public static int takeInt(Words words, String expected) throws ScriptException {
    var word = words.take(expected);
    long value = parse(word, word.text(), expected);
    if (value > Integer.MAX_VALUE) {
      throw new ScriptException(word.position(), word.text() + " is too large");
    }
    return (int) value;
  }

  static long parse(Word word, String text, String expected) throws ScriptException {
    int shift = text.endsWith("k") ? 10 : text.endsWith("M") ? 20 : 0;
    var digits = shift == 0 ? text : text.substring(0, text.length() - 1);
    boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber) {
      throw new ScriptException(
          word.position(), "expected " + expected + ", not '" + word.text() + "'");
    }
    if (digits.length() > 12) {
      throw new ScriptException(word.position(), word.text() + " is too large");
    }
    return Long.parseLong(digits) << shift;
  }
}
