// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import java.util.Locale;

/// A stretch of time that prints as people say it: "40 µs", "0.4 ms", "101 ms", "5.04 s", "2 h 11
/// min".
///
/// @param nanos its length
public record Elapsed(long nanos) {

  private static final double MILLISECOND = 1e6;
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /// From one moment to another; order does not matter.
  public static Elapsed between(long nanos, long otherNanos) {
    return new Elapsed(Math.abs(otherNanos - nanos));
  }

  @Override
  public String toString() {
    if (nanos < MILLISECOND / 10) {
      return decimal("%.0f µs", nanos / 1e3);
    }
    if (nanos < 10 * MILLISECOND) {
      return decimal("%.1f ms", nanos / MILLISECOND);
    }
    if (nanos < SECOND) {
      return decimal("%.0f ms", nanos / MILLISECOND);
    }
    if (nanos < 120 * SECOND) {
      return decimal(nanos < 10 * SECOND ? "%.2f s" : "%.1f s", nanos / (double) SECOND);
    }
    long seconds = nanos / SECOND;
    if (seconds < 2 * HOUR) {
      return pair(seconds / MINUTE, "min", seconds % MINUTE, "s");
    }
    return seconds < 2 * DAY
        ? pair(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min")
        : pair(seconds / DAY, "d", seconds % DAY / HOUR, "h");
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    var text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
