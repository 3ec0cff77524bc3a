// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Waits for one of a few descriptors, to the nanosecond, and allocates nothing (ppoll(2)): `struct
/// pollfd { int fd; short events, revents; }`, `struct timespec { long s, ns; }`.
final class ReadinessPoll implements AutoCloseable {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int POLLFD = 8;
  private static final short POLLIN = 1;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment entries;
  private final MemorySegment timeout = arena.allocate(16, 8);
  private final int count;

  ReadinessPoll(Fd... descriptors) {
    count = descriptors.length;
    entries = arena.allocate((long) count * POLLFD, 8);
    for (int i = 0; i < count; i++) {
      entries.set(JAVA_INT, (long) i * POLLFD, descriptors[i].number());
      entries.set(JAVA_SHORT, (long) i * POLLFD + 4, POLLIN);
    }
  }

  /// Returns early on a signal.
  ///
  /// @param nanos at most; below 0 without end
  void await(long nanos) {
    long limit = 0;
    if (nanos >= 0) {
      timeout.set(JAVA_LONG, 0, nanos / NANOS_PER_SECOND);
      timeout.set(JAVA_LONG, 8, nanos % NANOS_PER_SECOND);
      limit = timeout.address();
    }
    long result = Sys.call(Syscall.PPOLL, entries.address(), count, limit, 0, 0);
    if (result < 0) { // what is in the entries then is of the call before
      for (int i = 0; i < count; i++) {
        entries.set(JAVA_SHORT, (long) i * POLLFD + 6, (short) 0);
      }
    }
  }

  /// Whether something is to be read from it, be it an error.
  boolean isReady(int index) {
    return entries.get(JAVA_SHORT, (long) index * POLLFD + 6) != 0;
  }

  boolean hasFailed(int index) {
    return (entries.get(JAVA_SHORT, (long) index * POLLFD + 6) & ~POLLIN) != 0;
  }

  /// Does not wait for it any more.
  void forget(int index) {
    entries.set(JAVA_INT, (long) index * POLLFD, -1);
  }

  @Override
  public void close() {
    arena.close();
  }
}
