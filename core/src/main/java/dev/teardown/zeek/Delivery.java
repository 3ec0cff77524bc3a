// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import java.util.Arrays;

/// How far one side's payload was seen without a gap, and which acknowledged bytes never were.
/// Numbers are relative: the first byte is 1.
///
/// At most [#MAX_BLOCKS] pieces above a gap are remembered; with more, the gap before the first is
/// given up and counts as missed.
final class Delivery {

  private static final int MAX_BLOCKS = 32;

  /// With more above a gap and no acknowledgment at all, Zeek looks no further.
  private static final int MAX_ABOVE_GAP = 16_384;

  /// With more that waits for an acknowledgment, Zeek looks no further.
  private static final int MAX_WAITING = 10 * 1024 * 1024;

  private long[] starts = {};
  private long[] ends = {};
  private int blocks;
  private long contiguous = 1;
  private long acknowledged = 1;
  private boolean isSkipping;
  private long missed;

  /// Takes in what a segment covers.
  ///
  /// @param isUnacknowledged whether none of the side's bytes was acknowledged yet
  void seen(long from, long end, boolean isUnacknowledged) {
    if (isSkipping || end <= acknowledged) {
      return;
    }
    if (from <= contiguous) {
      contiguous = Math.max(contiguous, end);
      joinBlocks();
    } else {
      insert(from, end);
    }
    boolean isTooMuch = isUnacknowledged && blocks > 0 && end() - contiguous > MAX_ABOVE_GAP;
    if (isTooMuch || contiguous - acknowledged + aboveGap() > MAX_WAITING) {
      isSkipping = true;
      blocks = 0;
    }
  }

  private long end() {
    long end = contiguous;
    for (int i = 0; i < blocks; i++) {
      end = Math.max(end, ends[i]);
    }
    return end;
  }

  private long aboveGap() {
    long sum = 0;
    long end = contiguous;
    for (int i = 0; i < blocks; i++) {
      sum += Math.max(0, ends[i] - Math.max(end, starts[i]));
      end = Math.max(end, ends[i]);
    }
    return sum;
  }

  private void insert(long from, long end) {
    int at = blocks;
    while (at > 0 && from < starts[at - 1]) {
      at--;
    }
    if (at > 0 && from <= ends[at - 1]) {
      ends[at - 1] = Math.max(ends[at - 1], end);
    } else if (blocks < MAX_BLOCKS) {
      makeRoom(at);
      starts[at] = from;
      ends[at] = end;
    } else {
      giveUpFirstGap();
      seen(from, end, false);
    }
  }

  private void makeRoom(int at) {
    if (blocks == starts.length) {
      starts = Arrays.copyOf(starts, Math.max(4, 2 * blocks));
      ends = Arrays.copyOf(ends, starts.length);
    }
    System.arraycopy(starts, at, starts, at + 1, blocks - at);
    System.arraycopy(ends, at, ends, at + 1, blocks - at);
    blocks++;
  }

  private void giveUpFirstGap() {
    missed += starts[0] - contiguous;
    contiguous = starts[0];
    joinBlocks();
  }

  private void joinBlocks() {
    int joined = 0;
    while (joined < blocks && starts[joined] <= contiguous) {
      contiguous = Math.max(contiguous, ends[joined]);
      joined++;
    }
    if (joined > 0) {
      blocks -= joined;
      System.arraycopy(starts, joined, starts, 0, blocks);
      System.arraycopy(ends, joined, ends, 0, blocks);
    }
  }

  /// The other side acknowledges: what it covers without having been seen is a gap.
  ///
  /// @param counts whether gaps count as missed
  /// @return how many gaps count
  int acknowledged(long ack, boolean counts) {
    if (ack <= acknowledged) {
      return 0;
    }
    acknowledged = ack;
    int gaps = 0;
    while (contiguous < ack) {
      long next = blocks > 0 && starts[0] < ack ? starts[0] : ack;
      if (counts && !isSkipping) {
        missed += next - contiguous;
        gaps++;
      }
      contiguous = next;
      joinBlocks();
    }
    return gaps;
  }

  /// Whether bytes wait for an acknowledgment, or above a gap.
  boolean isWaiting() {
    return blocks > 0 || contiguous > acknowledged && !isSkipping;
  }

  /// Whether something is still to come before `last`, one past the highest number sent: a FIN
  /// takes a number, a reset does not.
  boolean isPending(long last) {
    return !isSkipping && last > contiguous + 1;
  }

  boolean isSkipping() {
    return isSkipping;
  }

  long missed() {
    return missed;
  }
}
