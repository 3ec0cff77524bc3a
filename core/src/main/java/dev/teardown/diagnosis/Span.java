// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.util.Locale;

/// A stretch of time that prints itself as people say it: "350 µs", "1.2 s", "2 min 5 s", "3 h 20
/// min".
record Span(long nanos) {

  static final long MILLISECOND = 1_000_000L;
  static final long SECOND = 1_000 * MILLISECOND;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  /// The time from one moment to another; never negative, and without overflow for unknown moments.
  static long between(long fromNanos, long toNanos) {
    if (toNanos <= fromNanos) {
      return 0;
    }
    long span = toNanos - fromNanos;
    return span < 0 ? Long.MAX_VALUE : span;
  }

  @Override
  public String toString() {
    if (nanos < MILLISECOND) {
      return nanos / 1_000 + " µs";
    }
    if (nanos < SECOND) {
      return nanos / MILLISECOND + " ms";
    }
    if (nanos < MINUTE) {
      return String.format(Locale.ROOT, nanos < 10 * SECOND ? "%.1f s" : "%.0f s", nanos / 1e9);
    }
    return nanos < HOUR
        ? two(nanos / MINUTE, "min", nanos % MINUTE / SECOND, "s")
        : two(nanos / HOUR, "h", nanos % HOUR / MINUTE, "min");
  }

  private static String two(long coarse, String unit, long fine, String fineUnit) {
    return coarse + " " + unit + (fine == 0 ? "" : " " + fine + " " + fineUnit);
  }
}
