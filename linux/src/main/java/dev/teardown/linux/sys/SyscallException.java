// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.sys;

import dev.teardown.evidence.Errno;
import java.io.IOException;

/// One of our own system calls failed: "setns(/proc/7/ns/net): EPERM (1); needs CAP_SYS_ADMIN".
public final class SyscallException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Errno errno;

  SyscallException(Syscall call, String arguments, Errno errno, String hint) {
    super(
        "%s(%s): %s (%d)%s"
            .formatted(call, arguments, errno, errno.number(), hint.isEmpty() ? "" : "; " + hint));
    this.errno = errno;
  }

  public Errno errno() {
    return errno;
  }
}
