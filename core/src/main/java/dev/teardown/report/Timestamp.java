// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.flow.Flow;

/// Times as text, from nanoseconds since 1970 UTC, without the cost of a formatter.
public final class Timestamp {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400;

  private Timestamp() {}

  /// RFC 3339 in UTC with nanoseconds: "2026-11-25T02:07:30.000000001Z". The time must be known.
  public static String rfc3339(long nanos) {
    var text = new StringBuilder(30);
    date(text, nanos).append('T');
    clock(text, nanos).append('.');
    digits(text, (int) Math.floorMod(nanos, NANOS_PER_SECOND), 9);
    return text.append('Z').toString();
  }

  /// For people: "2026-11-25 02:07:30 UTC", or "at an unknown time".
  public static String toTheSecond(long nanos) {
    if (nanos == Flow.NEVER) {
      return "at an unknown time";
    }
    var text = new StringBuilder(24);
    date(text, nanos).append(' ');
    return clock(text, nanos).append(" UTC").toString();
  }

  /// Days to a civil date by counting years from March, so that the leap day comes last.
  private static StringBuilder date(StringBuilder text, long nanos) {
    long days = Math.floorDiv(nanos, NANOS_PER_SECOND * SECONDS_PER_DAY) + 719_468;
    long era = Math.floorDiv(days, 146_097);
    long dayOfEra = days - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int march = (int) ((5 * dayOfYear + 2) / 153);
    int day = (int) (dayOfYear - (153 * march + 2) / 5 + 1);
    int month = march < 10 ? march + 3 : march - 9;
    int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
    digits(text, year, 4).append('-');
    digits(text, month, 2).append('-');
    return digits(text, day, 2);
  }

  private static StringBuilder clock(StringBuilder text, long nanos) {
    int second = (int) Math.floorMod(Math.floorDiv(nanos, NANOS_PER_SECOND), SECONDS_PER_DAY);
    digits(text, second / 3600, 2).append(':');
    digits(text, second / 60 % 60, 2).append(':');
    return digits(text, second % 60, 2);
  }

  static StringBuilder digits(StringBuilder text, int number, int width) {
    int from = text.length();
    text.append(number);
    return text.insert(from, "000000000", 0, Math.max(width - (text.length() - from), 0));
  }
}
