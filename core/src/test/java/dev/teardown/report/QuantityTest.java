// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1500, 1.5 µs",
    "1234567, 1.234 ms",
    "12345678, 12.3 ms",
    "59990000000, 59.9 s",
    "61000000000, 1 min 1 s",
    "3660000000000, 1 h 1 min",
    "90000000000000, 1 d 1 h",
    "-1500, -1.5 µs"
  })
  void durations(long nanos, String text) {
    assertThat(Quantity.duration(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, '0'",
    "999, '999'",
    "1000, '1,000'",
    "1234567, '1,234,567'",
    "-1000, '-1,000'",
    "-999, '-999'",
    "-9223372036854775808, '-9,223,372,036,854,775,808'"
  })
  void counts(long number, String text) {
    assertThat(Quantity.count(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1234567890, +1.234567", "0, +0.000000", "-1000, -0.000001"})
  void timesSinceTheStart(long nanos, String text) {
    assertThat(Quantity.sinceStart(nanos)).isEqualTo(text);
  }
}
