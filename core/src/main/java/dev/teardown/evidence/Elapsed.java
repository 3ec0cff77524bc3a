// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

/// A stretch of time that prints as people say it: "40 µs", "0.4 ms", "101 ms", "5.04 s", "2 h 11
/// min".
///
/// @param nanos its length
public record Elapsed(long nanos) {

  private static final long MILLISECOND = 1_000_000;
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
      return rounded(1_000, 0) + " µs";
    }
    if (nanos < 10 * MILLISECOND) {
      return rounded(MILLISECOND, 1) + " ms";
    }
    if (nanos < SECOND) {
      return rounded(MILLISECOND, 0) + " ms";
    }
    if (nanos < 120 * SECOND) {
      return rounded(SECOND, nanos < 10 * SECOND ? 2 : 1) + " s";
    }
    long seconds = nanos / SECOND;
    if (seconds < 2 * HOUR) {
      return pair(seconds / MINUTE, "min", seconds % MINUTE, "s");
    }
    return seconds < 2 * DAY
        ? pair(seconds / HOUR, "h", seconds % HOUR / MINUTE, "min")
        : pair(seconds / DAY, "d", seconds % DAY / HOUR, "h");
  }

  /// In a unit of so many nanoseconds, rounded to so many digits behind the point: at most two.
  private String rounded(long unit, int digits) {
    long scale = digits == 0 ? 1 : digits == 1 ? 10 : 100;
    long scaled = (nanos * scale + unit / 2) / unit;
    var text = new StringBuilder().append(scaled / scale);
    if (digits > 0) {
      long fraction = scaled % scale;
      text.append('.').append(digits == 2 && fraction < 10 ? "0" : "").append(fraction);
    }
    return text.toString();
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    var text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
