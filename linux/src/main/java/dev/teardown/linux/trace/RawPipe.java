// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// One processor's `trace_pipe_raw`: a page for each read, also one that is not full yet.
final class RawPipe implements AutoCloseable {

  private static final int AT_FDCWD = -100;
  private static final int O_NONBLOCK_CLOEXEC = 0x800 | 0x80000;

  private final Fd fd;
  private final TracePage page = new TracePage();

  private RawPipe(Fd fd) {
    this.fd = fd;
  }

  static RawPipe open(Path file) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var path = arena.allocateFrom(file.toString());
      long opened = Sys.call(Syscall.OPENAT, AT_FDCWD, path.address(), O_NONBLOCK_CLOEXEC);
      return new RawPipe(Fd.of(opened, Syscall.OPENAT, file.toString(), ""));
    }
  }

  /// Gives out all that is there now.
  void drain(Map<Integer, EventFormat> formats, Consumer<TraceRecord> sink) throws IOException {
    long address = MemorySegment.ofBuffer(page.bytes()).address();
    while (true) {
      long length = Sys.call(Syscall.READ, fd.number(), address, TracePage.SIZE);
      if (length == 0 || length == -Errno.EAGAIN.number()) {
        return;
      }
      if (length != -Errno.EINTR.number()) {
        Sys.check(length, Syscall.READ, "trace_pipe_raw");
        page.records((int) length, formats, sink);
      }
    }
  }

  long lost() {
    return page.lost();
  }

  @Override
  public void close() {
    fd.close();
  }
}
