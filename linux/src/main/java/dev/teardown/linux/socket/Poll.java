// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// Waiting for one or several descriptors, by ppoll(2): poll itself does not exist on aarch64. A
/// signal does not end the wait. For one thread at a time.
///
/// ```c
/// struct pollfd { int fd; short events; short revents; };  // 8 bytes
/// ```
public final class Poll {

  /// Long enough for everyone.
  public static final Duration FOREVER = Duration.ofDays(36_500);

  private static final int ENTRY_SIZE = 8;
  private static final int WANTED = 4;
  private static final int SEEN = 6;
  private static final int TIMESPEC_SIZE = 16;
  private static final int SIGSET_SIZE = 8;

  /// The entries, then the timespec.
  private final MemorySegment bytes;

  private final int capacity;
  private int size;

  /// @param capacity how many descriptors at most
  public Poll(int capacity) {
    this.capacity = capacity;
    this.bytes = Arena.ofAuto().allocate((long) capacity * ENTRY_SIZE + TIMESPEC_SIZE, 8);
  }

  /// Waits for one descriptor.
  ///
  /// @param timeout zero to look only
  /// @return what it shows; empty after the time-out
  public static PollEvents await(Fd fd, PollEvents wanted, Duration timeout)
      throws SyscallException {
    var poll = new Poll(1);
    poll.add(fd, wanted);
    poll.await(timeout);
    return poll.events(0);
  }

  /// @return the descriptor's index
  public int add(Fd fd, PollEvents wanted) {
    if (size == capacity) {
      throw new IllegalStateException("room for " + capacity + " descriptors only");
    }
    bytes.set(JAVA_INT, (long) size * ENTRY_SIZE, fd.number());
    want(size, wanted);
    return size++;
  }

  /// Changes what is waited for.
  public void want(int index, PollEvents wanted) {
    bytes.set(JAVA_SHORT, (long) index * ENTRY_SIZE + WANTED, (short) wanted.bits());
  }

  /// Waits until one shows an event.
  ///
  /// @return how many do; 0 after the time-out
  public int await(Duration timeout) throws SyscallException {
    long timespec = (long) capacity * ENTRY_SIZE;
    bytes.set(JAVA_LONG, timespec, timeout.getSeconds());
    bytes.set(JAVA_LONG, timespec + 8, timeout.getNano());
    long address = bytes.address();
    while (true) {
      // the kernel leaves the remaining time in the timespec, so a repeated call waits no longer
      long result = Sys.call(Syscall.PPOLL, address, size, address + timespec, 0, SIGSET_SIZE);
      if (result != -Errno.EINTR.number()) {
        return (int) Sys.check(result, Syscall.PPOLL, "");
      }
    }
  }

  /// What the last wait saw.
  public PollEvents events(int index) {
    return new PollEvents(bytes.get(JAVA_SHORT, (long) index * ENTRY_SIZE + SEEN) & 0xffff);
  }
}
