// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Consumer;

/// One page of a processor's ring buffer, as `trace_pipe_raw` gives it
/// (include/linux/ring_buffer.h, kernel/trace/ring_buffer.c):
///
/// ```
///  0 u64 time of the first record        8 u64 commit: length of the data; bit 31: records were
/// 16 data                                  lost, bit 30: how many stands behind the data (u64)
/// ```
///
/// A record begins with a word of 5 bits of type and 27 of time since the one before. Type 1 to 28:
/// that many words of payload; 0: the length is the next word; 29: padding; 30: more time; 31: an
/// absolute time. Bytes that make no sense end the page, and are counted as lost.
final class TracePage {

  static final int SIZE = 4096;

  private static final int HEADER = 16;
  private static final int LENGTH_MASK = (1 << 20) - 1;
  private static final int LOST = 1 << 31;
  private static final int LOST_STORED = 1 << 30;
  private static final int PADDING = 29;
  private static final int TIME_EXTEND = 30;
  private static final int TIME_STAMP = 31;
  private static final int TIME_BITS = 27;
  private static final long STAMP_MASK = (1L << 59) - 1;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
  private long lost;

  /// Where to read the next page into.
  ByteBuffer bytes() {
    return bytes;
  }

  /// Records that the kernel or this reader had to give up, so far; at least 1 for each time where
  /// the kernel does not say how many.
  long lost() {
    return lost;
  }

  /// Gives out the records of the page that was read.
  ///
  /// @param length bytes that were read
  /// @param formats by number; records of others are passed over
  /// @param sink takes each record, borrowed
  void records(int length, Map<Integer, EventFormat> formats, Consumer<TraceRecord> sink) {
    if (length < HEADER || formats.isEmpty()) {
      return;
    }
    long time = bytes.getLong(0);
    int commit = (int) bytes.getLong(8);
    int end = Math.min(HEADER + (commit & LENGTH_MASK), length);
    countLost(commit, end, length);
    var record = new TraceRecord(bytes, formats.values().iterator().next());
    int at = HEADER;
    while (at + 4 <= end) {
      int word = bytes.getInt(at);
      int type = word & 31;
      long delta = Integer.toUnsignedLong(word) >>> 5;
      at += 4;
      if (type == TIME_EXTEND || type == TIME_STAMP) {
        if (at + 4 > end) {
          lost++;
          return;
        }
        long high = Integer.toUnsignedLong(bytes.getInt(at)) << TIME_BITS;
        time = type == TIME_EXTEND ? time + delta + high : time & ~STAMP_MASK | delta | high;
        at += 4;
        continue;
      }
      if (type == PADDING) {
        if (delta == 0 || at + 4 > end) {
          return;
        }
        time += delta;
        at += Math.max(4, bytes.getInt(at));
        continue;
      }
      time += delta;
      int payload = 4 * type;
      if (type == 0) {
        if (at + 4 > end) {
          lost++;
          return;
        }
        payload = bytes.getInt(at) - 4;
        at += 4;
      }
      if (payload < 2 || payload > end - at) {
        lost++;
        return;
      }
      var format = formats.get(Short.toUnsignedInt(bytes.getShort(at)));
      if (format != null) {
        record.set(format, at, payload, time);
        sink.accept(record);
      }
      at += payload + 3 & ~3;
    }
  }

  private void countLost(int commit, int end, int length) {
    if ((commit & LOST) != 0) {
      boolean isStored = (commit & LOST_STORED) != 0 && end + 8 <= length;
      lost += isStored ? Math.max(1, bytes.getLong(end)) : 1;
    }
  }
}
