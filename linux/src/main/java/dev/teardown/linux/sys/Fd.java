// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.sys;

import dev.teardown.evidence.Errno;
import java.util.concurrent.atomic.AtomicInteger;

/// An owned file descriptor: closed once, whoever closes it first, and never used afterwards.
///
/// Any thread may use it. Closing does not wake a thread that waits in a call on it: use shutdown,
/// or poll with an eventfd.
public final class Fd implements AutoCloseable {

  private static final int CLOSED = -1;

  private final AtomicInteger number;

  /// Takes over a descriptor that nobody else closes.
  public Fd(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("no descriptor: " + number);
    }
    this.number = new AtomicInteger(number);
  }

  /// Takes over the descriptor that a call gave, or throws what the call says.
  ///
  /// @param arguments those that matter, for the message
  public static Fd of(long result, Syscall call, String arguments, String hint)
      throws SyscallException {
    return new Fd((int) Sys.check(result, call, arguments, hint));
  }

  /// Valid until it is closed.
  public int number() {
    int now = number.get();
    if (now == CLOSED) {
      throw new IllegalStateException("the descriptor is closed");
    }
    return now;
  }

  public boolean isOpen() {
    return number.get() != CLOSED;
  }

  /// Closes it and tells what the kernel answered; the descriptor is gone whatever that was.
  ///
  /// @return 0 or the negated error number; 0 also if it was closed before
  public long tryClose() {
    int last = number.getAndSet(CLOSED);
    return last == CLOSED ? 0 : Sys.call(Syscall.CLOSE, last);
  }

  /// Closes it. Only a descriptor that was closed behind the owner's back is an error.
  @Override
  public void close() {
    if (tryClose() == -Errno.EBADF.number()) {
      throw new IllegalStateException("the descriptor was closed by someone else");
    }
  }

  @Override
  public String toString() {
    int now = number.get();
    return now == CLOSED ? "closed fd" : "fd " + now;
  }
}
