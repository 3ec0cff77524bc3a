// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts with their units, written as tc and ping do: "40ms", "2%", "10mbit".
public final class Amounts {

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([a-zA-Z%]*)");
  private static final Map<String, Long> NANOS =
      Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);
  private static final Map<String, Long> BITS =
      Map.of("bit", 1L, "kbit", 1_000L, "mbit", 1_000_000L, "gbit", 1_000_000_000L);

  private Amounts() {}

  /// @param option for the message
  public static Duration duration(String option, String text) throws SelectionException {
    var nanos = scaled(text, NANOS);
    if (nanos == null) {
      throw new SelectionException(option + " " + text + ": a time such as 40ms, 2s or 1min");
    }
    return Duration.ofNanos(nanos);
  }

  /// @return from 0 to 1
  public static double probability(String option, String text) throws SelectionException {
    var match = AMOUNT.matcher(text);
    boolean isPercent = match.matches() && match.group(2).equals("%");
    double percent = isPercent ? Double.parseDouble(match.group(1)) : -1;
    if (percent < 0 || percent > 100) {
      throw new SelectionException(option + " " + text + ": a share such as 2% or 0.5%");
    }
    return percent / 100;
  }

  /// @return bits per second, above 0
  public static long rate(String option, String text) throws SelectionException {
    var bits = scaled(text.toLowerCase(Locale.ROOT), BITS);
    if (bits == null || bits == 0) {
      throw new SelectionException(option + " " + text + ": a rate such as 512kbit or 10mbit");
    }
    return bits;
  }

  private static @Nullable Long scaled(String text, Map<String, Long> units) {
    var match = AMOUNT.matcher(text);
    if (!match.matches()) {
      return null;
    }
    var unit = units.get(match.group(2));
    try {
      return unit == null
          ? null
          : new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
    } catch (ArithmeticException _) {
      return null;
    }
  }
}
