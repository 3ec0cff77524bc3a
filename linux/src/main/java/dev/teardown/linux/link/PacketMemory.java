// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Memory for packets that the kernel gives page by page, when a page is first written to: a large
/// bound costs nothing until it is needed.
public final class PacketMemory implements AutoCloseable {

  private static final int READ_WRITE = 3;
  private static final int PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;

  private final MemorySegment bytes;
  private boolean isOpen = true;

  private PacketMemory(MemorySegment bytes) {
    this.bytes = bytes;
  }

  @SuppressWarnings("restricted") // the kernel says where the mapping lies
  public static PacketMemory of(long size) throws IOException {
    long result = Sys.call(Syscall.MMAP, 0, size, READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
    long address = Sys.check(result, Syscall.MMAP, size + " bytes");
    return new PacketMemory(MemorySegment.ofAddress(address).reinterpret(size));
  }

  /// Valid until [#close()]; using it later is a crash.
  public MemorySegment bytes() {
    return bytes;
  }

  @Override
  public void close() {
    if (isOpen) {
      isOpen = false;
      Sys.call(Syscall.MUNMAP, bytes.address(), bytes.byteSize());
    }
  }
}
