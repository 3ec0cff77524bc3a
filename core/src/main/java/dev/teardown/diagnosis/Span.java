// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Elapsed;

/// A stretch of time that rules compare, printed as [Elapsed] prints it.
record Span(long nanos) {

  static final long MILLISECOND = 1_000_000L;
  static final long SECOND = 1_000 * MILLISECOND;
  static final long MINUTE = 60 * SECOND;

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
    return new Elapsed(nanos).toString();
  }
}
