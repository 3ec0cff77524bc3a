// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

/// Numbers from one to another, both included: "5", "1..5", "1..", "..5".
public record Range(long low, long high) {

  private static final String DOTS = "..";

  public Range {
    if (low > high) {
      throw new IllegalArgumentException("from " + low + " to " + high);
    }
  }

  public static Range of(long value) {
    return new Range(value, value);
  }

  /// Whether a word looks like a range, so that it is not taken for a name.
  public static boolean looksLike(String text) {
    return !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.startsWith(DOTS));
  }

  public static Range take(Words words, String expected) throws ScriptException {
    return of(words.take(expected), expected);
  }

  public static Range of(Word word, String expected) throws ScriptException {
    return parse(word, word.text(), expected);
  }

  /// The range that a word says, whole or the end of it, as in "x2..4".
  public static Range parse(Word word, String text, String expected) throws ScriptException {
    int dots = text.indexOf(DOTS);
    if (dots < 0) {
      return of(Numbers.parse(word, text, expected));
    }
    var from = text.substring(0, dots);
    var to = text.substring(dots + DOTS.length());
    long low = from.isEmpty() ? 0 : Numbers.parse(word, from, expected);
    long high = to.isEmpty() ? Long.MAX_VALUE : Numbers.parse(word, to, expected);
    if (low > high) {
      throw new ScriptException(word.position(), "the range " + text + " is empty");
    }
    return new Range(low, high);
  }

  public boolean contains(long value) {
    return low <= value && value <= high;
  }

  @Override
  public String toString() {
    if (low == high) {
      return Long.toString(low);
    }
    return low + DOTS + (high == Long.MAX_VALUE ? "" : high);
  }
}
