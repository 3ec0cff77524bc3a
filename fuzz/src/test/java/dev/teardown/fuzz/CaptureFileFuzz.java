// SPDX-License-Identifier: Apache-2.0
package dev.teardown.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.teardown.capture.ByteSource;
import dev.teardown.capture.CaptureFile;
import dev.teardown.capture.PacketSource;
import dev.teardown.capture.UnreadableCaptureException;
import dev.teardown.wire.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads arbitrary bytes as a capture: the only exception is that it is none, and memory is
/// bounded.
///
/// `mvn -Pfuzz -pl fuzz -am test -Dtest=CaptureFileFuzz -Dfuzz.duration=60s
/// -Dsurefire.failIfNoSpecifiedTests=false`
class CaptureFileFuzz {

  /// One buffer of 1 MiB and the notes, with room to spare.
  private static final long MOST_ALLOCATED = 4L << 20;

  static Stream<byte[]> seeds() {
    return CaptureSeeds.all();
  }

  @MethodSource("seeds")
  @FuzzTest
  void readsOrRefuses(byte[] bytes) throws IOException {
    // the first reading may load and instrument classes, which takes more
    if (allocatedBy(bytes) > MOST_ALLOCATED) {
      long allocated = allocatedBy(bytes);
      check(allocated <= MOST_ALLOCATED, allocated + " bytes were allocated");
    }
  }

  private static long allocatedBy(byte[] bytes) throws IOException {
    long before = allocatedBytes();
    try {
      readAll(CaptureFile.open(source(bytes)), bytes.length);
    } catch (UnreadableCaptureException e) {
      check(!String.valueOf(e.getMessage()).contains("\n"), "the message has several lines");
    }
    return allocatedBytes() - before;
  }

  private static ByteSource source(byte[] bytes) {
    return new ByteArrayInputStream(bytes)::read;
  }

  private static void readAll(PacketSource source, int length) throws IOException {
    var frame = new Frame();
    for (long number = 1; source.next(frame); number++) {
      check(frame.number() == number, "frame " + frame.number() + " is number " + number);
      int end = frame.offset() + frame.capturedLength();
      check(frame.capturedLength() >= 0, "negative length");
      check(frame.offset() >= 0 && end <= frame.bytes().length, "the frame is not in its array");
      check(frame.capturedLength() <= frame.originalLength(), "more captured than there was");
      check(frame.interfaceIndex() >= 0, "negative interface");
    }
    check(source.position() <= length, "position beyond the end");
    check(!source.problem().orElse("").contains("\n"), "the problem has several lines");
    check(!source.next(frame), "frames after the end");
    source.facts();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
