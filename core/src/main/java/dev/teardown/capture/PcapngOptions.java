// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.nio.charset.StandardCharsets;

/// Walks the options of a pcapng block, or the records of a name resolution block, which have the
/// same form: code 2, length 2, value, padding to 4.
///
/// Ends at the end-of-options code 0, and at the first one that does not fit: options only add to
/// what the packets say, so damage there is no reason to stop.
final class PcapngOptions {

  static final int COMMENT = 1;

  /// Of a longer text the rest is left out, so that what is kept stays small.
  static final int MAX_TEXT_BYTES = 1_000;

  private final ChunkBuffer buffer;
  private final int end;
  private int nextAt;
  private int code;
  private int value;
  private int length;

  /// @param start index of the first option
  /// @param end index after the last byte that may belong to one
  PcapngOptions(ChunkBuffer buffer, int start, int end) {
    this.buffer = buffer;
    this.nextAt = start;
    this.end = end;
  }

  boolean next() {
    if (end - nextAt < 4) {
      return false;
    }
    code = buffer.u16(nextAt);
    length = buffer.u16(nextAt + 2);
    value = nextAt + 4;
    nextAt = value + (length + 3 & ~3);
    return code != 0 && length <= end - value;
  }

  int code() {
    return code;
  }

  int length() {
    return length;
  }

  /// Index of the value's first byte.
  int value() {
    return value;
  }

  /// The value as text, without the zero bytes that some writers put at its end.
  String text() {
    return text(0, Math.min(length, MAX_TEXT_BYTES));
  }

  /// Part of the value as text, up to the first zero byte.
  String text(int from, int to) {
    int start = value + from;
    int stop = start;
    while (stop < value + to && buffer.bytes()[stop] != 0) {
      stop++;
    }
    return new String(buffer.bytes(), start, stop - start, StandardCharsets.UTF_8);
  }

  int firstByte(int whenEmpty) {
    return length == 0 ? whenEmpty : buffer.bytes()[value] & 0xff;
  }

  /// An eight-byte value.
  long number(long whenOtherLength) {
    return length == 8 ? buffer.i64(value) : whenOtherLength;
  }
}
