// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import static dev.teardown.wire.SequenceNumber.after;
import static dev.teardown.wire.SequenceNumber.before;
import static dev.teardown.wire.SequenceNumber.max;

/// How far one side's bytes were seen without a gap, and which acknowledged bytes never were.
///
/// At most [#MAX_BLOCKS] pieces above a gap are remembered; with more, the gap before the first is
/// given up.
final class Delivery {

  private static final int MAX_BLOCKS = 16;

  private final int[] starts = new int[MAX_BLOCKS];
  private final int[] ends = new int[MAX_BLOCKS];
  private int blocks;
  private int contiguous;
  private long missed;

  void startAt(int seq) {
    contiguous = seq;
  }

  /// Takes in what a segment covers.
  void seen(int seq, int end) {
    if (!after(seq, contiguous)) {
      contiguous = max(contiguous, end);
      joinBlocks();
      return;
    }
    if (blocks == MAX_BLOCKS) {
      missed += starts[0] - contiguous;
      contiguous = starts[0];
      joinBlocks();
    }
    insert(seq, end);
  }

  private void insert(int seq, int end) {
    int at = blocks;
    while (at > 0 && before(seq, starts[at - 1])) {
      starts[at] = starts[at - 1];
      ends[at] = ends[at - 1];
      at--;
    }
    starts[at] = seq;
    ends[at] = end;
    blocks++;
  }

  private void joinBlocks() {
    int joined = 0;
    while (joined < blocks && !after(starts[joined], contiguous)) {
      contiguous = max(contiguous, ends[joined]);
      joined++;
    }
    blocks -= joined;
    System.arraycopy(starts, joined, starts, 0, blocks);
    System.arraycopy(ends, joined, ends, 0, blocks);
  }

  /// The other side acknowledges: what it covers without having been seen is missed.
  ///
  /// @return how many gaps that makes
  int acknowledged(int ack) {
    int gaps = 0;
    while (after(ack, contiguous)) {
      int next = blocks > 0 && before(starts[0], ack) ? starts[0] : ack;
      missed += next - contiguous;
      contiguous = next;
      joinBlocks();
      gaps++;
    }
    return gaps;
  }

  /// Takes over an acknowledgment without judging it.
  void forget(int ack) {
    contiguous = max(contiguous, ack);
    joinBlocks();
  }

  long missed() {
    return missed;
  }
}
