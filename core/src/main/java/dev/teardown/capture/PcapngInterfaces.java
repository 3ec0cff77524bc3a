// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.util.Arrays;
import java.util.OptionalLong;

/// The interfaces of the current section, by the numbers that its packets use, and what blocks of
/// description and statistics tell of them.
final class PcapngInterfaces {

  /// More are not believed; it bounds the memory that descriptions can take.
  static final int MAX_PER_SECTION = 65_536;

  private static final int NAME = 2;
  private static final int DESCRIPTION = 3;
  private static final int TIMESTAMP_RESOLUTION = 9;
  private static final int TIMESTAMP_OFFSET = 14;
  private static final int RECEIVED = 4;
  private static final int DROPPED_BY_INTERFACE = 5;
  private static final int DROPPED_BY_SYSTEM = 7;

  private final ChunkBuffer buffer;
  private final CaptureNotes notes;
  private int[] linkTypes = new int[4];
  private long[] snapLengths = new long[4];
  private TimestampScale[] scales = new TimestampScale[4];
  private int count;
  private int inEarlierSections;

  PcapngInterfaces(ChunkBuffer buffer, CaptureNotes notes) {
    this.buffer = buffer;
    this.notes = notes;
  }

  /// Numbers start again at 0 in each section.
  void startSection() {
    inEarlierSections = Math.min(inEarlierSections + count, Integer.MAX_VALUE - MAX_PER_SECTION);
    count = 0;
  }

  /// Reads a description: link type 2, reserved 2, snap length 4, options.
  ///
  /// @return false when there are too many
  boolean describe(int body, int bodyLength) {
    if (count == MAX_PER_SECTION) {
      return false;
    }
    int resolution = 6;
    long offsetSeconds = 0;
    var name = "";
    var description = "";
    var options = new PcapngOptions(buffer, body + 8, body + bodyLength);
    while (options.next()) {
      switch (options.code()) {
        case PcapngOptions.COMMENT -> notes.addComment(options.text());
        case NAME -> name = options.text();
        case DESCRIPTION -> description = options.text();
        case TIMESTAMP_RESOLUTION -> resolution = options.firstByte(resolution);
        case TIMESTAMP_OFFSET -> offsetSeconds = options.number(offsetSeconds);
        default -> {} // speed, addresses, filter: not evidence for an ending
      }
    }
    int linkType = buffer.u16(body);
    long snapLength = buffer.u32(body + 4);
    add(linkType, snapLength, scaleOf(resolution, offsetSeconds));
    notes.addInterface(CaptureInterface.of(linkType, name, description, snapLength));
    return true;
  }

  private static TimestampScale scaleOf(int resolution, long offsetSeconds) {
    return resolution == 6 && offsetSeconds == 0
        ? TimestampScale.MICROSECONDS
        : new TimestampScale(resolution, offsetSeconds);
  }

  private void add(int linkType, long snapLength, TimestampScale scale) {
    if (count == linkTypes.length) {
      linkTypes = Arrays.copyOf(linkTypes, 2 * count);
      snapLengths = Arrays.copyOf(snapLengths, 2 * count);
      scales = Arrays.copyOf(scales, 2 * count);
    }
    linkTypes[count] = linkType;
    snapLengths[count] = snapLength;
    scales[count] = scale;
    count++;
  }

  /// Reads statistics: interface 4, time 8, options.
  void readStatistics(int body, int bodyLength) {
    int number = buffer.i32(body);
    if (!isDescribed(number)) {
      return;
    }
    var received = OptionalLong.empty();
    var dropped = OptionalLong.empty();
    var options = new PcapngOptions(buffer, body + 12, body + bodyLength);
    while (options.next()) {
      switch (options.code()) {
        case RECEIVED -> received = counter(options);
        case DROPPED_BY_INTERFACE, DROPPED_BY_SYSTEM -> dropped = sum(dropped, counter(options));
        default -> {} // times, packets that the filter accepted
      }
    }
    notes.setStatistics(indexOf(number), received, dropped);
  }

  /// A counter with the sign bit set is damage or "not known" (all ones).
  private static OptionalLong counter(PcapngOptions option) {
    long number = option.number(-1);
    return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    long sum = a.getAsLong() + b.getAsLong();
    return OptionalLong.of(sum < 0 ? Long.MAX_VALUE : sum);
  }

  boolean isDescribed(int number) {
    return Integer.compareUnsigned(number, count) < 0;
  }

  int count() {
    return count;
  }

  int linkType(int number) {
    return linkTypes[number];
  }

  long snapLength(int number) {
    return snapLengths[number];
  }

  TimestampScale scale(int number) {
    return scales[number];
  }

  /// The interface's place in the whole capture.
  int indexOf(int number) {
    return inEarlierSections + number;
  }
}
