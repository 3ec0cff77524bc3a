// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import java.lang.foreign.MemorySegment;

/// `lo` of the calling thread's namespace: it is down in a new one, and half of Java's network
/// classes fail until it is up.
///
/// `struct ifreq` (net/if.h): 40 bytes, the name at 0, the flags as a short at 16.
public final class LoopbackDevice {

  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final long SIOCSIFFLAGS = 0x8914;
  private static final short IFF_UP = 1;
  private static final int IFREQ_SIZE = 40;
  private static final int FLAGS = 16;

  private LoopbackDevice() {}

  /// Brings it up; an address it has from the start.
  public static void up() throws SyscallException {
    long opened = Sys.call(Syscall.SOCKET, AF_INET, SOCK_DGRAM_CLOEXEC, 0);
    try (Fd socket = Fd.of(opened, Syscall.SOCKET, "AF_INET, SOCK_DGRAM", "")) {
      MemorySegment request = Scratch.zeroed(IFREQ_SIZE);
      request.setString(0, "lo");
      ioctl(socket, SIOCGIFFLAGS, request, "SIOCGIFFLAGS lo");
      request.set(JAVA_SHORT, FLAGS, (short) (request.get(JAVA_SHORT, FLAGS) | IFF_UP));
      ioctl(socket, SIOCSIFFLAGS, request, "SIOCSIFFLAGS lo up");
    }
  }

  private static void ioctl(Fd socket, long request, MemorySegment argument, String what)
      throws SyscallException {
    long result = Sys.call(Syscall.IOCTL, socket.number(), request, argument.address());
    Sys.check(result, Syscall.IOCTL, what, "needs CAP_NET_ADMIN in this namespace");
  }
}
