// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/// Times as scenarios write them, "6.4s", "10ms", "300us", and ranges of them, "6.4s..7.2s".
///
/// @param from the shortest
/// @param to the longest
public record Span(Duration from, Duration to) {

  private static final String DOTS = "..";
  private static final Map<String, Long> UNITS =
      Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);

  public static Duration takeDuration(Words words, String expected) throws ScriptException {
    var word = words.take(expected);
    return duration(word, word.text(), expected);
  }

  /// "6.4s..7.2s", "..1s" for up to, or "6.4s.." for at least.
  public static Span take(Words words) throws ScriptException {
    var expected = "a range of times such as 6.4s..7.2s";
    var word = words.take(expected);
    int dots = word.text().indexOf(DOTS);
    if (dots < 0) {
      throw Words.unexpected(word, expected, java.util.List.of());
    }
    var low = word.text().substring(0, dots);
    var high = word.text().substring(dots + DOTS.length());
    var from = low.isEmpty() ? Duration.ZERO : duration(word, low, expected);
    var to = high.isEmpty() ? Duration.ofDays(1) : duration(word, high, expected);
    if (from.compareTo(to) > 0) {
      throw new ScriptException(word.position(), "the range " + word.text() + " is empty");
    }
    return new Span(from, to);
  }

  /// The time that a word says, whole or the end of it, as in "+0.5s".
  public static Duration duration(Word word, String text, String expected) throws ScriptException {
    int unit = 0;
    while (unit < text.length()
        && (Character.isDigit(text.charAt(unit)) || text.charAt(unit) == '.')) {
      unit++;
    }
    var number = text.substring(0, unit);
    var nanos = UNITS.get(text.substring(unit));
    if (nanos == null || !number.matches("\\d{1,9}(\\.\\d{1,6})?")) {
      throw new ScriptException(
          word.position(),
          "expected " + expected + " with its unit, such as 500ms or 2.5s, not '" + text + "'");
    }
    return Duration.ofNanos(new BigDecimal(number).multiply(BigDecimal.valueOf(nanos)).longValue());
  }

  public boolean contains(Duration time) {
    return time.compareTo(from) >= 0 && time.compareTo(to) <= 0;
  }

  /// "6.4s": the shortest way to write a time.
  public static String text(Duration time) {
    long micros = time.toNanos() / 1_000;
    if (micros < 1_000) {
      return micros + "us";
    }
    return micros < 1_000_000 ? decimal(micros, 3) + "ms" : decimal(micros, 6) + "s";
  }

  private static String decimal(long value, int places) {
    return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return text(from) + DOTS + text(to);
  }
}
