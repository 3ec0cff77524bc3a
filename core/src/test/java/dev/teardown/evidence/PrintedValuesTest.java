// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times and amounts print as people say them.
class PrintedValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 µs",
    "45000, 45 µs",
    "400000, 0.4 ms",
    "101000000, 101 ms",
    "5040000000, 5.04 s",
    "100000000000, 100.0 s",
    "350000000000, 5 min 50 s",
    "7200000000000, 2 h",
    "7875000000000, 2 h 11 min",
    "432000000000000, 5 d"
  })
  void elapsed(long nanos, String text) {
    assertThat(new Elapsed(nanos)).hasToString(text);
    assertThat(Elapsed.between(1000 + nanos, 1000)).isEqualTo(new Elapsed(nanos));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0;0 bytes", "1;1 byte", "5000;5,000 bytes"})
  void bytes(long count, String text) {
    assertThat(new Bytes(count)).hasToString(text);
  }
}
