// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import java.lang.foreign.MemorySegment;

/// Wakes a thread that waits in poll or epoll: readable from the first signal until it is drained.
public final class EventFd implements AutoCloseable {

  private static final int EFD_NONBLOCK = 0x800;
  private static final int EFD_CLOEXEC = 0x80000;

  private final Fd fd;

  private EventFd(Fd fd) {
    this.fd = fd;
  }

  public static EventFd create() throws SyscallException {
    long created = Sys.call(Syscall.EVENTFD2, 0, EFD_NONBLOCK | EFD_CLOEXEC);
    return new EventFd(Fd.of(created, Syscall.EVENTFD2, "", ""));
  }

  /// To be waited for.
  public Fd fd() {
    return fd;
  }

  public void signal() throws SyscallException {
    MemorySegment bytes = Scratch.bytes();
    bytes.set(JAVA_LONG, 0, 1);
    long result = Sys.call(Syscall.WRITE, fd.number(), bytes.address(), Long.BYTES);
    Sys.check(result, Syscall.WRITE, "eventfd");
  }

  /// Takes all signals so far.
  ///
  /// @return how many there were
  public long drain() throws SyscallException {
    MemorySegment bytes = Scratch.bytes();
    long result = Sys.call(Syscall.READ, fd.number(), bytes.address(), Long.BYTES);
    if (result == -Errno.EAGAIN.number()) {
      return 0;
    }
    Sys.check(result, Syscall.READ, "eventfd");
    return bytes.get(JAVA_LONG, 0);
  }

  @Override
  public void close() {
    fd.close();
  }
}
