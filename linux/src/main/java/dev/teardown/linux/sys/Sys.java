// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.teardown.evidence.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Every system call goes through one handle, since each further shape of a native call costs
/// milliseconds of start-up:
///
/// ```c
/// long syscall(long number, ...);   // unistd.h
/// ```
///
/// Results follow the kernel's own convention: below 0 is the negated error number. Pointers are
/// passed as `segment.address()`; the caller keeps the segment's arena open during the call.
///
/// A blocked call is not woken by `Thread.interrupt()`, and not reliably by closing the descriptor
/// in another thread: wait with poll and an eventfd. It does not hold up the garbage collector. A
/// call that waits must not run on a virtual thread: it would pin its carrier.
public final class Sys {

  @SuppressWarnings("restricted") // the one place that needs it: native calls are the purpose
  private static final MethodHandle SYSCALL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                  JAVA_LONG),
              Linker.Option.captureCallState("errno"));

  /// Where the linker leaves errno: one int for each thread, for as long as the thread lives.
  private static final ThreadLocal<MemorySegment> ERRNO =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

  private Sys() {}

  public static long call(Syscall call) {
    return call(call, 0, 0, 0, 0, 0, 0);
  }

  public static long call(Syscall call, long a) {
    return call(call, a, 0, 0, 0, 0, 0);
  }

  public static long call(Syscall call, long a, long b) {
    return call(call, a, b, 0, 0, 0, 0);
  }

  public static long call(Syscall call, long a, long b, long c) {
    return call(call, a, b, c, 0, 0, 0);
  }

  public static long call(Syscall call, long a, long b, long c, long d) {
    return call(call, a, b, c, d, 0, 0);
  }

  public static long call(Syscall call, long a, long b, long c, long d, long e) {
    return call(call, a, b, c, d, e, 0);
  }

  /// Makes the call.
  ///
  /// @return the kernel's result; an error as its negated number. EINTR is returned like any other
  public static long call(Syscall call, long a, long b, long c, long d, long e, long f) {
    var errno = ERRNO.get();
    long result;
    try {
      result = (long) SYSCALL.invokeExact(errno, (long) call.number(), a, b, c, d, e, f);
    } catch (Throwable failure) {
      throw new AssertionError("a system call does not throw", failure);
    }
    return result == -1 ? -errno.get(JAVA_INT, 0) : result;
  }

  /// Passes a result on, or throws what it says.
  ///
  /// @param arguments those that matter, for the message
  public static long check(long result, Syscall call, String arguments) throws SyscallException {
    return check(result, call, arguments, "");
  }

  /// @param hint what to do about it, such as "needs CAP_NET_ADMIN"; "" for none
  public static long check(long result, Syscall call, String arguments, String hint)
      throws SyscallException {
    if (result < 0) {
      throw new SyscallException(call, arguments, new Errno((int) -result), hint);
    }
    return result;
  }
}
