// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

/// Packets under way by the time at which they leave; those of one time in the order in which they
/// came. A binary heap of places in arrays of their own: it allocates nothing.
final class DueQueue {

  private final int[] heap;
  private final long[] due;
  private final long[] order;
  private final int[] length;
  private final Way[] way;
  private int count;
  private long added;

  /// @param places how many there are; a place is in the queue once at most
  DueQueue(int places) {
    heap = new int[places];
    due = new long[places];
    order = new long[places];
    length = new int[places];
    way = new Way[places];
  }

  int size() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  void add(int place, Way direction, int packetLength, long dueNanos) {
    due[place] = dueNanos;
    order[place] = added++;
    length[place] = packetLength;
    way[place] = direction;
    heap[count] = place;
    rise(count++);
  }

  /// When the first leaves; only where there is one.
  long firstDue() {
    return due[heap[0]];
  }

  /// Removes the first, whose length and direction stay readable by its place.
  int removeFirst() {
    int first = heap[0];
    heap[0] = heap[--count];
    sink(0);
    return first;
  }

  int lengthOf(int place) {
    return length[place];
  }

  Way wayOf(int place) {
    return way[place];
  }

  /// Lets all held packets of a direction leave at a time, in the order in which they came.
  void release(Way direction, long dueNanos) {
    for (int i = 0; i < count; i++) {
      int place = heap[i];
      if (way[place] == direction && due[place] == Passage.HELD) {
        due[place] = dueNanos;
      }
    }
    for (int i = count / 2; i >= 0; i--) {
      sink(i);
    }
  }

  private boolean isBefore(int a, int b) {
    return due[a] != due[b] ? due[a] < due[b] : order[a] < order[b];
  }

  private void rise(int start) {
    int at = start;
    int place = heap[at];
    while (at > 0 && isBefore(place, heap[(at - 1) / 2])) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = place;
  }

  private void sink(int start) {
    if (start >= count) { // nothing is left
      return;
    }
    int at = start;
    int place = heap[at];
    while (2 * at + 1 < count) {
      int child = 2 * at + 1;
      if (child + 1 < count && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], place)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = place;
  }
}
