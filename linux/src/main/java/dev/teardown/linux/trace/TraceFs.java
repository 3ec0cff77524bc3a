// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/// The kernel's tracefs, mounted for this process alone and nowhere in the file system: nobody else
/// sees the mount, and it goes with the descriptor (fsopen(2), fsmount(2), Linux 5.2).
final class TraceFs implements AutoCloseable {

  private static final int FSOPEN_CLOEXEC = 1;
  private static final int FSCONFIG_CMD_CREATE = 6;
  private static final int FSMOUNT_CLOEXEC = 1;
  private static final String HINT = "needs root (CAP_SYS_ADMIN) and a kernel with tracefs";

  private final Fd mount;

  private TraceFs(Fd mount) {
    this.mount = mount;
  }

  /// @throws SyscallException where tracing is not permitted, or not built into the kernel
  static TraceFs open() throws SyscallException {
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom("tracefs");
      long opened = Sys.call(Syscall.FSOPEN, name.address(), FSOPEN_CLOEXEC);
      try (var context = Fd.of(opened, Syscall.FSOPEN, "tracefs", HINT)) {
        long created = Sys.call(Syscall.FSCONFIG, context.number(), FSCONFIG_CMD_CREATE);
        Sys.check(created, Syscall.FSCONFIG, "tracefs, FSCONFIG_CMD_CREATE", HINT);
        long mounted = Sys.call(Syscall.FSMOUNT, context.number(), FSMOUNT_CLOEXEC, 0);
        return new TraceFs(Fd.of(mounted, Syscall.FSMOUNT, "tracefs", HINT));
      }
    }
  }

  /// Valid while this is open.
  Path root() {
    return Path.of("/proc/self/fd", Integer.toString(mount.number()));
  }

  @Override
  public void close() {
    mount.close();
  }
}
