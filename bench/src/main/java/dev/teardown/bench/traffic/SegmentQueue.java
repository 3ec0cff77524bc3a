// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.util.Arrays;

/// The segments that a conversation has planned and the capture has not seen yet.
final class SegmentQueue {

  private Segment[] segments = new Segment[16];
  private int first;
  private int end;
  private int made;

  /// A segment at the end, with the values of an earlier use: the caller sets every field.
  Segment add() {
    if (end == segments.length) {
      segments = Arrays.copyOf(segments, 2 * end);
    }
    if (end == made) {
      segments[made++] = new Segment();
    }
    return segments[end++];
  }

  boolean isEmpty() {
    return first == end;
  }

  int size() {
    return end - first;
  }

  Segment peek() {
    return segments[first];
  }

  Segment last() {
    return segments[end - 1];
  }

  void remove() {
    first++;
    if (first == end) {
      first = 0;
      end = 0;
    }
  }

  /// Orders by time; segments of the same time keep the order in which they were planned. An
  /// insertion sort: a round is two or three runs that are in order already.
  void sort() {
    for (var next = first + 1; next < end; next++) {
      var segment = segments[next];
      var place = next;
      while (place > first && segments[place - 1].atNanos > segment.atNanos) {
        segments[place] = segments[place - 1];
        place--;
      }
      segments[place] = segment;
    }
  }
}
