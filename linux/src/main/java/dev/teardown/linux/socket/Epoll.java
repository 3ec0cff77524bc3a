// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.sys.Architecture;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// A set of descriptors to wait for, by epoll(7). One thread waits; others may add and remove.
///
/// `struct epoll_event` (linux/eventpoll.h): events u32@0, data u64. It is packed on x86-64 only:
/// 12 bytes with the data at 4 there, 16 bytes with the data at 8 elsewhere.
public final class Epoll implements AutoCloseable {

  /// Whether an event is told again as long as it lasts.
  public enum Trigger {
    LEVEL(0),
    EDGE(1 << 31),
    ONCE(1 << 30);

    private final int bits;

    Trigger(int bits) {
      this.bits = bits;
    }
  }

  private static final boolean PACKED = Architecture.CURRENT == Architecture.X86_64;
  private static final int EVENT_SIZE = PACKED ? 12 : 16;
  private static final int DATA = PACKED ? 4 : 8;
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int ADD = 1;
  private static final int REMOVE = 2;
  private static final int CHANGE = 3;
  private static final int SIGSET_SIZE = 8;

  private final Fd fd;
  private final MemorySegment events;
  private final int maxEvents;

  private Epoll(Fd fd, int maxEvents) {
    this.fd = fd;
    this.maxEvents = maxEvents;
    this.events = Arena.ofAuto().allocate((long) maxEvents * EVENT_SIZE, 8);
  }

  /// @param maxEvents that one wait may tell
  public static Epoll create(int maxEvents) throws SyscallException {
    long created = Sys.call(Syscall.EPOLL_CREATE1, EPOLL_CLOEXEC);
    return new Epoll(Fd.of(created, Syscall.EPOLL_CREATE1, "", ""), maxEvents);
  }

  /// @param data comes back with each event
  public void add(Fd watched, PollEvents wanted, Trigger trigger, long data)
      throws SyscallException {
    control(ADD, watched, wanted.bits() | trigger.bits, data);
  }

  public void change(Fd watched, PollEvents wanted, Trigger trigger, long data)
      throws SyscallException {
    control(CHANGE, watched, wanted.bits() | trigger.bits, data);
  }

  public void remove(Fd watched) throws SyscallException {
    control(REMOVE, watched, 0, 0);
  }

  private void control(int operation, Fd watched, int bits, long data) throws SyscallException {
    MemorySegment event = Scratch.bytes();
    event.set(JAVA_INT, 0, bits);
    event.set(JAVA_LONG_UNALIGNED, DATA, data);
    long result =
        Sys.call(Syscall.EPOLL_CTL, fd.number(), operation, watched.number(), event.address());
    Sys.check(result, Syscall.EPOLL_CTL, watched.toString());
  }

  /// Waits for events, whatever signals come meanwhile.
  ///
  /// @param timeout counted in whole milliseconds, rounded up
  /// @return how many events there are; 0 after the time-out
  public int await(Duration timeout) throws SyscallException {
    long deadline = System.nanoTime() + Math.min(timeout.toNanos(), Long.MAX_VALUE / 2);
    while (true) {
      long nanos = Math.max(0, deadline - System.nanoTime());
      long millis = Math.min((nanos + 999_999) / 1_000_000, Integer.MAX_VALUE);
      long result =
          Sys.call(
              Syscall.EPOLL_PWAIT,
              fd.number(),
              events.address(),
              maxEvents,
              millis,
              0,
              SIGSET_SIZE);
      if (result != -Errno.EINTR.number()) {
        return (int) Sys.check(result, Syscall.EPOLL_PWAIT, "");
      }
    }
  }

  public PollEvents events(int index) {
    return new PollEvents(events.get(JAVA_INT, (long) index * EVENT_SIZE));
  }

  public long data(int index) {
    return events.get(JAVA_LONG_UNALIGNED, (long) index * EVENT_SIZE + DATA);
  }

  @Override
  public void close() {
    fd.close();
  }
}
