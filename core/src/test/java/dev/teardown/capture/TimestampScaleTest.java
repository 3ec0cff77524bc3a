// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampScaleTest {

  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

  @ParameterizedTest
  @CsvSource({
    "6, 0, 1700000000000000, 1700000000000000000",
    "9, 0, 1700000000000000001, 1700000000000000001",
    "3, 0, 5, 5000000",
    "0, 0, 5, 5000000000",
    "12, 0, 5999, 5",
    "127, 0, -1, 0",
    "0x80, 0, 5, 5000000000",
    "0x81, 0, 3, 1500000000",
    "0xff, 0, -1, 0",
    "6, 2, 1, 2000001000",
    "6, -2, 1, -1999999000",
    "6, 0, -1, 9223372036854775807",
    "9, 9223372036854775807, 1, 9223372036854775807",
    "9, -9223372036854775808, 1, -9223372036854775807",
  })
  void scales(String resolution, long offsetSeconds, long units, long nanos) {
    var scale = new TimestampScale(Integer.decode(resolution), offsetSeconds);

    assertThat(scale.nanos(units)).isEqualTo(nanos);
  }

  /// Against unbounded arithmetic: units * 10^9 / resolution, cut to a whole number, saturated.
  @Property
  void agreesWithUnboundedArithmetic(
      @ForAll @IntRange(max = 255) int resolution, @ForAll long units) {
    int exponent = resolution & 0x7f;
    var unitsPerSecond = BigInteger.valueOf(resolution < 0x80 ? 10 : 2).pow(exponent);
    var count = new BigInteger(Long.toUnsignedString(units));
    var exact = count.multiply(BILLION).divide(unitsPerSecond);

    assertThat(new TimestampScale(resolution, 0).nanos(units))
        .isEqualTo(exact.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
  }

  @Property
  void offsetsSaturate(
      @ForAll @IntRange(max = 9) int resolution, @ForAll long units, @ForAll long seconds) {
    var scaled = BigInteger.valueOf(new TimestampScale(resolution, 0).nanos(units));
    var offset = saturated(BigInteger.valueOf(seconds).multiply(BILLION));

    assertThat(new TimestampScale(resolution, seconds).nanos(units))
        .isEqualTo(saturated(scaled.add(offset)).longValue());
  }

  private static BigInteger saturated(BigInteger number) {
    return number.min(BigInteger.valueOf(Long.MAX_VALUE)).max(BigInteger.valueOf(Long.MIN_VALUE));
  }
}
