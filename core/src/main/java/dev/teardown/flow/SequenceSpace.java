// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static dev.teardown.wire.SequenceNumber.after;
import static dev.teardown.wire.SequenceNumber.before;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The holes in what one side was seen to send, so that a byte counts once however often it came.
///
/// In order means no hole and no memory. At most [#MAX_HOLES] holes are kept: a further one pushes
/// out the oldest, and a hole that is split when there is no room gives up its right part. Bytes of
/// a hole that was let go stay missing for good, and count for nothing should they come after all.
final class SequenceSpace {

  private static final int MAX_HOLES = 32;

  /// The largest scaled window (RFC 7323 2.3). A jump beyond it is no hole, it is nonsense; and
  /// what lies further back than that can no longer be filled, its numbers only come round again.
  private static final int MAX_WINDOW = 1 << 30;

  private int @Nullable [] holes; // pairs [from, to), ascending
  private int count;
  private long forgotten;

  /// Takes in `[seq, end)`.
  ///
  /// @param sndNxt one past the highest number seen before
  /// @return how many of its bytes were not seen before
  long add(int sndNxt, int seq, int end) {
    if (before(seq, sndNxt)) {
      return again(sndNxt, seq, end);
    }
    if (seq != sndNxt) {
      if (!after(end, sndNxt)) {
        return 0; // half the number space away: neither before nor after
      }
      if (seq - sndNxt < MAX_WINDOW) {
        open(sndNxt, seq);
      }
    }
    passed(end);
    return end - seq;
  }

  private long again(int sndNxt, int seq, int end) {
    long fresh = after(end, sndNxt) ? end - sndNxt : 0;
    if (count != 0) {
      fresh += fill(seq, end);
      passed(sndNxt + Math.max(0, end - sndNxt));
    }
    return fresh;
  }

  /// Lets go of holes more than a window behind what the side has sent now.
  void passed(int sndNxt) {
    int gone = 0;
    var pairs = holes;
    if (pairs == null) {
      return;
    }
    while (gone < count && Integer.compareUnsigned(sndNxt - pairs[2 * gone], MAX_WINDOW) > 0) {
      forgotten += pairs[2 * gone + 1] - pairs[2 * gone];
      gone++;
    }
    if (gone > 0) {
      count -= gone;
      System.arraycopy(pairs, 2 * gone, pairs, 0, 2 * count);
    }
  }

  /// Bytes below the highest that were never seen, those of holes that were let go included.
  long missing() {
    long sum = forgotten;
    var pairs = holes;
    if (pairs != null) {
      for (int i = 0; i < count; i++) {
        sum += pairs[2 * i + 1] - pairs[2 * i];
      }
    }
    return sum;
  }

  private void open(int from, int to) {
    var pairs = holes;
    if (pairs == null) {
      pairs = new int[8];
      holes = pairs;
    } else if (2 * count == pairs.length) {
      pairs = grow(pairs);
    }
    pairs[2 * count] = from;
    pairs[2 * count + 1] = to;
    count++;
  }

  private int[] grow(int[] full) {
    if (count < MAX_HOLES) {
      var wider = Arrays.copyOf(full, full.length * 2);
      holes = wider;
      return wider;
    }
    forgotten += full[1] - full[0];
    System.arraycopy(full, 2, full, 0, full.length - 2);
    count--;
    return full;
  }

  private long fill(int seq, int end) {
    long filled = 0;
    for (int i = 0; i < count; i++) {
      filled += fillOne(i, seq, end);
    }
    compact();
    return filled;
  }

  /// Takes `[seq, end)` out of hole `i`; a hole split in two keeps its left part here and its right
  /// part as a new hole behind it.
  private long fillOne(int i, int seq, int end) {
    int[] pairs = Objects.requireNonNull(holes);
    int from = pairs[2 * i];
    int to = pairs[2 * i + 1];
    int left = after(seq, from) ? seq : from;
    int right = before(end, to) ? end : to;
    if (!before(left, right)) {
      return 0;
    }
    if (left == from) {
      pairs[2 * i] = right;
    } else {
      pairs[2 * i + 1] = left;
      if (right != to) {
        insert(i + 1, right, to);
      }
    }
    return right - left;
  }

  private void insert(int at, int from, int to) {
    int[] pairs = Objects.requireNonNull(holes);
    if (2 * count == pairs.length) {
      if (count >= MAX_HOLES) {
        forgotten += to - from;
        return;
      }
      pairs = grow(pairs);
    }
    System.arraycopy(pairs, 2 * at, pairs, 2 * at + 2, 2 * (count - at));
    pairs[2 * at] = from;
    pairs[2 * at + 1] = to;
    count++;
  }

  private void compact() {
    int[] pairs = Objects.requireNonNull(holes);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (before(pairs[2 * i], pairs[2 * i + 1])) {
        pairs[2 * kept] = pairs[2 * i];
        pairs[2 * kept + 1] = pairs[2 * i + 1];
        kept++;
      }
    }
    count = kept;
  }
}
