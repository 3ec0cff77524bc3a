// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import dev.teardown.evidence.Errno;
import java.util.Optional;

/// What a system call answered: a value or an error. Prints as one of them, "78192" or
/// "ECONNRESET".
///
/// @param value 0 if it failed; may be negative, as some options are
/// @param errorNumber 0 if it succeeded
public record CallResult(long value, int errorNumber) {

  /// @param result by the kernel's convention: below 0 the negated error number
  public static CallResult of(long result) {
    return result < 0 ? new CallResult(0, (int) -result) : new CallResult(result, 0);
  }

  public boolean failed() {
    return errorNumber != 0;
  }

  public boolean failedWith(Errno errno) {
    return errorNumber == errno.number();
  }

  public Optional<Errno> errno() {
    return failed() ? Optional.of(new Errno(errorNumber)) : Optional.empty();
  }

  /// The value, where a failure would be a mistake of ours.
  public long orThrow() {
    if (failed()) {
      throw new IllegalStateException("a call that must succeed failed: " + this);
    }
    return value;
  }

  @Override
  public String toString() {
    return failed() ? new Errno(errorNumber).toString() : Long.toString(value);
  }
}
