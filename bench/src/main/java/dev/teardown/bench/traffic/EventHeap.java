// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// Which conversation has the earliest segment: a binary heap of slots by time, then by slot, so
/// that the order never depends on chance.
final class EventHeap {

  private final long[] times;
  private final int[] slots;
  private int size;

  EventHeap(int capacity) {
    times = new long[capacity];
    slots = new int[capacity];
  }

  boolean isEmpty() {
    return size == 0;
  }

  int topSlot() {
    return slots[0];
  }

  void add(long nanos, int slot) {
    var place = size++;
    while (place > 0) {
      var parent = (place - 1) >>> 1;
      if (!isBefore(nanos, slot, parent)) {
        break;
      }
      move(parent, place);
      place = parent;
    }
    put(place, nanos, slot);
  }

  /// Gives the top's slot a new time.
  void replaceTop(long nanos) {
    sink(nanos, slots[0]);
  }

  void removeTop() {
    size--;
    if (size > 0) {
      sink(times[size], slots[size]);
    }
  }

  private void sink(long nanos, int slot) {
    var place = 0;
    while (2 * place + 1 < size) {
      var child = 2 * place + 1;
      if (child + 1 < size && isBefore(times[child + 1], slots[child + 1], child)) {
        child++;
      }
      if (isBefore(nanos, slot, child)) {
        break;
      }
      move(child, place);
      place = child;
    }
    put(place, nanos, slot);
  }

  private boolean isBefore(long nanos, int slot, int place) {
    return nanos < times[place] || (nanos == times[place] && slot < slots[place]);
  }

  private void move(int from, int to) {
    times[to] = times[from];
    slots[to] = slots[from];
  }

  private void put(int place, long nanos, int slot) {
    times[place] = nanos;
    slots[place] = slot;
  }
}
