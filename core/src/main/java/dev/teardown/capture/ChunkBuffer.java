// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.NetworkOrder;
import java.io.IOException;

/// One megabyte of the capture in which every record lies in one piece, and the byte order to read
/// its fields with.
///
/// It never grows: a record that must be held is at most [#CAPACITY] long, and its reader refuses a
/// larger one before asking for it. So a corrupt length field cannot cost memory.
final class ChunkBuffer {

  /// Bytes held. Reads of this size cost the least (256 KB to 1 MB beat both smaller reads and
  /// mapped files).
  static final int CAPACITY = 1 << 20;

  private final ByteSource source;
  private final byte[] bytes = new byte[CAPACITY];
  private int position;
  private int limit;
  private long offsetOfFirst;
  private boolean ended;
  private boolean littleEndian;

  ChunkBuffer(ByteSource source) {
    this.source = source;
  }

  /// Makes the next bytes available in one piece; array indices from before are void when it had to
  /// read.
  ///
  /// @param count at most [#CAPACITY]
  /// @return false when the input ends before: [#available()] tells how many are there
  boolean require(int count) throws IOException {
    return limit - position >= count || fill(count);
  }

  private boolean fill(int count) throws IOException {
    if (count > CAPACITY) {
      throw new IllegalArgumentException("a record of " + count + " bytes cannot be held");
    }
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      offsetOfFirst += position;
      limit -= position;
      position = 0;
    }
    while (limit < count && !ended) {
      int read = source.read(bytes, limit, CAPACITY - limit);
      if (read < 0) {
        ended = true;
      } else {
        limit += read;
      }
    }
    return limit >= count;
  }

  /// Passes over bytes that are available.
  void advance(int count) {
    position += count;
  }

  /// Passes over bytes without holding them.
  ///
  /// @return how many were passed: less than `count` at the end of the input
  long skip(long count) throws IOException {
    long left = count;
    while (left > 0 && require(1)) {
      int step = (int) Math.min(left, available());
      advance(step);
      left -= step;
    }
    return count - left;
  }

  byte[] bytes() {
    return bytes;
  }

  /// Index in [#bytes()] of the next byte.
  int position() {
    return position;
  }

  int available() {
    return limit - position;
  }

  /// Where the next byte stands in the whole input, from 0.
  long offset() {
    return offsetOfFirst + position;
  }

  void setLittleEndian(boolean littleEndian) {
    this.littleEndian = littleEndian;
  }

  int u16(int index) {
    int value = NetworkOrder.u16(bytes, index);
    return littleEndian ? Short.reverseBytes((short) value) & 0xffff : value;
  }

  int i32(int index) {
    int value = NetworkOrder.i32(bytes, index);
    return littleEndian ? Integer.reverseBytes(value) : value;
  }

  long u32(int index) {
    return i32(index) & 0xffff_ffffL;
  }

  long i64(int index) {
    long value = NetworkOrder.i64(bytes, index);
    return littleEndian ? Long.reverseBytes(value) : value;
  }
}
