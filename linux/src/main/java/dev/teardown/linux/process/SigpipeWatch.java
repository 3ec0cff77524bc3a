// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Tells of each call on this thread whether the kernel raised SIGPIPE, by observation, not by
/// inference from EPIPE.
///
/// While it is open, SIGPIPE is blocked on the thread that opened it: the kernel sends it to the
/// thread that made the call (net/core/stream.c sk_stream_error()), where it stays pending until
/// [#seen] takes it. Without it the JVM's own handler would swallow the signal.
public final class SigpipeWatch implements AutoCloseable {

  private static final int SIGPIPE = 13;
  private static final int SIG_BLOCK = 0;
  private static final int SIG_SETMASK = 2;

  /// The kernel's own sigset_t, not the C library's.
  private static final int SIGSET_SIZE = 8;

  private static final int TIMESPEC_SIZE = 16;
  private static final MemorySegment PIPE_ONLY = Arena.global().allocate(SIGSET_SIZE, 8);
  private static final MemorySegment NO_TIME = Arena.global().allocate(TIMESPEC_SIZE, 8);

  static {
    PIPE_ONLY.set(JAVA_LONG, 0, 1L << (SIGPIPE - 1));
  }

  private final Thread thread = Thread.currentThread();
  private final long maskBefore;

  private SigpipeWatch(long maskBefore) {
    this.maskBefore = maskBefore;
  }

  /// Begins on the calling thread, which must be a platform thread. What was pending is forgotten.
  public static SigpipeWatch open() throws SyscallException {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a virtual thread has no signal mask of its own");
    }
    MemorySegment before = Scratch.bytes();
    long result =
        Sys.call(
            Syscall.RT_SIGPROCMASK, SIG_BLOCK, PIPE_ONLY.address(), before.address(), SIGSET_SIZE);
    Sys.check(result, Syscall.RT_SIGPROCMASK, "SIG_BLOCK, SIGPIPE");
    var watch = new SigpipeWatch(before.get(JAVA_LONG, 0));
    watch.forget();
    return watch;
  }

  /// Whether SIGPIPE was raised since the last time this was asked. To be asked after each call.
  public boolean seen() {
    onItsThread();
    return Sys.call(Syscall.RT_SIGTIMEDWAIT, PIPE_ONLY.address(), 0, NO_TIME.address(), SIGSET_SIZE)
        == SIGPIPE;
  }

  /// Restores the thread's mask; a signal that nobody asked about is dropped first.
  @Override
  public void close() {
    forget();
    MemorySegment before = Scratch.bytes();
    before.set(JAVA_LONG, 0, maskBefore);
    Sys.call(Syscall.RT_SIGPROCMASK, SIG_SETMASK, before.address(), 0, SIGSET_SIZE);
  }

  /// At most two can be pending: one for the thread, one for the process.
  private void forget() {
    boolean more = seen();
    while (more) {
      more = seen();
    }
  }

  private void onItsThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("it watches \"" + thread.getName() + "\" only");
    }
  }
}
