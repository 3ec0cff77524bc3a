// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import dev.teardown.linux.link.PacketMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A fixed number of places for packets, in memory that the kernel can read and write. The place
/// freed last is taken first, so that only as much memory is touched as is needed at a time.
final class PacketPool implements AutoCloseable {

  static final int NONE = -1;

  private final PacketMemory memory;
  private final int size;
  private final int[] free;
  private int freeCount;

  /// @param size bytes of a place
  PacketPool(int places, int size) throws IOException {
    this.memory = PacketMemory.of((long) places * size);
    this.size = size;
    this.free = new int[places];
    this.freeCount = places;
    for (int i = 0; i < places; i++) {
      free[i] = places - 1 - i;
    }
  }

  MemorySegment bytes() {
    return memory.bytes();
  }

  int size() {
    return size;
  }

  int places() {
    return free.length;
  }

  /// @return a place, or [#NONE]
  int take() {
    return freeCount == 0 ? NONE : free[--freeCount];
  }

  void give(int place) {
    free[freeCount++] = place;
  }

  long offset(int place) {
    return (long) place * size;
  }

  @Override
  public void close() {
    memory.close();
  }
}
