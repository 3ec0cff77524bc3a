// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

/// Turns an interface's timestamps into nanoseconds since 1970 (pcapng if_tsresol, if_tsoffset).
///
/// Any resolution and any unsigned 64-bit count is taken; what does not fit saturates.
final class TimestampScale {

  /// What holds when an interface names no resolution.
  static final TimestampScale MICROSECONDS = new TimestampScale(6, 0);

  private static final int BASE_TWO = 0x80;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int resolution;
  private final long offsetNanos;

  /// Nanoseconds per unit where that is a whole number, else 0.
  private final long nanosPerUnit;

  /// Up to this count, and with no offset, one multiplication is exact.
  private final long plainLimit;

  /// @param resolution the if_tsresol byte: units per second as 10^n, or as 2^n when bit 7 is set
  /// @param offsetSeconds the if_tsoffset, added to each time
  TimestampScale(int resolution, long offsetSeconds) {
    this.resolution = resolution;
    this.offsetNanos = saturatingProduct(offsetSeconds, NANOS_PER_SECOND);
    this.nanosPerUnit = resolution <= 9 ? powerOfTen(9 - resolution) : 0;
    this.plainLimit = nanosPerUnit == 0 || offsetNanos != 0 ? -1 : Long.MAX_VALUE / nanosPerUnit;
  }

  /// @param units the timestamp as the capture has it, unsigned
  long nanos(long units) {
    if (units >= 0 && units <= plainLimit) {
      return units * nanosPerUnit;
    }
    return saturatingSum(scaled(units), offsetNanos);
  }

  private long scaled(long units) {
    if (resolution >= BASE_TWO) {
      return fromPowerOfTwo(units, resolution - BASE_TWO);
    }
    if (resolution <= 9) {
      return units < 0 ? Long.MAX_VALUE : saturatingProduct(units, nanosPerUnit);
    }
    // 10^20 and more exceed any count: what is left is less than a nanosecond
    return resolution - 9 > 19 ? 0 : clamp(Long.divideUnsigned(units, powerOfTen(resolution - 9)));
  }

  private static long fromPowerOfTwo(long units, int exponent) {
    if (exponent == 0) {
      return units < 0 ? Long.MAX_VALUE : saturatingProduct(units, NANOS_PER_SECOND);
    }
    if (exponent >= 64) {
      // less than a second: the upper half of the product is its 2^-64th part
      return Math.unsignedMultiplyHigh(units, NANOS_PER_SECOND) >>> (exponent - 64);
    }
    long seconds = units >>> exponent;
    long fraction = Math.unsignedMultiplyHigh(units << (64 - exponent), NANOS_PER_SECOND);
    return saturatingSum(saturatingProduct(seconds, NANOS_PER_SECOND), fraction);
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /// An unsigned number as a signed one.
  private static long clamp(long unsigned) {
    return unsigned < 0 ? Long.MAX_VALUE : unsigned;
  }

  private static long saturatingProduct(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return low;
    }
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static long saturatingSum(long a, long b) {
    long sum = a + b;
    boolean overflowed = ((a ^ sum) & (b ^ sum)) < 0;
    return overflowed ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }
}
