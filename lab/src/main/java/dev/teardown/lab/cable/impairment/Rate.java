// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;
import java.time.Duration;

/// A line of so many bits a second behind a queue that holds so much time's worth of packets; what
/// does not fit in the queue is dropped. Counted are the bytes of the IP packets.
public final class Rate implements Impairment {

  /// Enough for a rate to be reached, little enough for the queue not to be the delay.
  public static final Duration DEFAULT_QUEUE = Duration.ofMillis(100);

  /// However slow the line: room for a few packets of full size.
  private static final int LEAST_QUEUE_BYTES = 16 * 1500;

  private static final double NANOS_PER_SECOND = 1e9;

  private final double nanosPerByte;
  private final long queueNanos;
  private long freeAtNanos = Long.MIN_VALUE;

  public Rate(long bitsPerSecond) {
    this(bitsPerSecond, DEFAULT_QUEUE);
  }

  public Rate(long bitsPerSecond, Duration queue) {
    if (bitsPerSecond <= 0) {
      throw new IllegalArgumentException("a rate is more than 0 bits a second: " + bitsPerSecond);
    }
    this.nanosPerByte = 8 * NANOS_PER_SECOND / bitsPerSecond;
    this.queueNanos = Math.max(queue.toNanos(), (long) (LEAST_QUEUE_BYTES * nanosPerByte));
  }

  @Override
  public void enter(Passage passage) {
    long arrival = passage.dueNanos();
    long start = Math.max(arrival, freeAtNanos);
    if (start - arrival > queueNanos) {
      passage.drop("queue full");
      return;
    }
    freeAtNanos = start + (long) (passage.packet().length() * nanosPerByte);
    passage.delayUntil(freeAtNanos);
  }
}
