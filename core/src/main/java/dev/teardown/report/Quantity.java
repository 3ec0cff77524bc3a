// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.evidence.Thousands;

/// Counts and durations as people read them.
public final class Quantity {

  private Quantity() {}

  /// "1,234,567".
  public static String count(long number) {
    return Thousands.of(number);
  }

  /// "1 packet", "2 packets", "0 packets".
  public static String of(long number, String singular) {
    return count(number) + " " + singular + (number == 1 ? "" : "s");
  }

  /// Two units at most: "850 ns", "1.234 ms", "12.3 s", "2 min 1 s", "3 h 4 min", "5 d 2 h".
  public static String duration(long nanos) {
    if (nanos < 0) {
      return "-" + duration(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
    }
    if (nanos < 1_000) {
      return nanos + " ns";
    }
    if (nanos < 1_000_000) {
      return decimal(nanos, 1_000) + " µs";
    }
    if (nanos < 1_000_000_000) {
      return decimal(nanos, 1_000_000) + " ms";
    }
    long seconds = nanos / 1_000_000_000;
    if (seconds < 60) {
      return decimal(nanos, 1_000_000_000) + " s";
    }
    if (seconds < 3_600) {
      return pair(seconds, 60, " min ", 1, " s");
    }
    if (seconds < 86_400) {
      return pair(seconds, 3_600, " h ", 60, " min");
    }
    return pair(seconds, 86_400, " d ", 3_600, " h");
  }

  private static String pair(long seconds, int large, String unit, int small, String smallUnit) {
    return seconds / large + unit + seconds % large / small + smallUnit;
  }

  /// Three digits behind the point at most, none of them a trailing zero; one from 10 up.
  private static String decimal(long nanos, long unit) {
    long whole = nanos / unit;
    int digits = whole >= 10 ? 1 : 3;
    long scale = digits == 1 ? 10 : 1_000;
    int fraction = (int) (nanos % unit * scale / unit);
    var text = new StringBuilder().append(whole);
    if (fraction == 0) {
      return text.toString();
    }
    text.append('.');
    Timestamp.digits(text, fraction, digits);
    while (text.charAt(text.length() - 1) == '0') {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  /// Seconds with six digits, signed: "+1.234567", as the time since a connection's first packet.
  public static String sinceStart(long nanos) {
    long micros = Math.abs(nanos / 1_000);
    var text = new StringBuilder().append(nanos < 0 ? '-' : '+').append(micros / 1_000_000);
    text.append('.');
    return Timestamp.digits(text, (int) (micros % 1_000_000), 6).toString();
  }
}
