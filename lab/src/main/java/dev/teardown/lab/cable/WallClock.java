// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import java.time.Instant;

/// Turns times of `System.nanoTime()` into times of day, by one offset for a cable's whole life: a
/// clock that is set meanwhile does not tear its recording.
final class WallClock {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final long offsetNanos;

  WallClock() {
    long before = System.nanoTime();
    var now = Instant.now();
    long after = System.nanoTime();
    long middle = before + (after - before) / 2;
    offsetNanos = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano() - middle;
  }

  /// Nanoseconds since 1970.
  long atNanoTime(long nanoTime) {
    return nanoTime + offsetNanos;
  }
}
