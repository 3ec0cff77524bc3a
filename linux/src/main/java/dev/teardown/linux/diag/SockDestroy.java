// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.diag;

import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.socket.AddressFamily;
import dev.teardown.linux.socket.CallResult;
import dev.teardown.linux.socket.SocketAddress;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import dev.teardown.wire.IpAddress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// SOCK_DESTROY, what `ss -K` does (linux/sock_diag.h, linux/inet_diag.h):
///
/// ```
/// nlmsghdr 16 B: len u32, type u16 = 21, flags u16, seq u32, pid u32
/// inet_diag_req_v2 56 B: family u8, protocol u8, ext u8, pad u8, states u32, then
/// inet_diag_sockid 48 B: sport be16, dport be16, src[16], dst[16], if u32, cookie u64
/// ```
///
/// Needs CAP_NET_ADMIN in the user namespace of the network namespace.
public final class SockDestroy {

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final short SOCK_DESTROY = 21;
  private static final short REQUEST_ACK = 1 | 4;
  private static final int LENGTH = 16 + 56;
  private static final byte IPPROTO_TCP = 6;
  private static final int ANSWER = 4096;
  private static final int ERROR_AT = 16;

  private SockDestroy() {}

  /// Destroys the TCP socket with these ends in the calling thread's namespace.
  ///
  /// @param own the namespaces in which that may be done
  /// @return 0, or why not: ENOENT where there is none
  public static CallResult destroy(OwnNamespaces own, SocketAddress local, SocketAddress remote)
      throws SyscallException {
    own.check();
    long opened = Sys.call(Syscall.SOCKET, AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
    try (var arena = Arena.ofConfined();
        var fd = Fd.of(opened, Syscall.SOCKET, "AF_NETLINK, NETLINK_SOCK_DIAG", "")) {
      var memory = arena.allocate(ANSWER, 8);
      request(memory.asByteBuffer().order(ByteOrder.nativeOrder()), local, remote);
      long sent = Sys.call(Syscall.SENDTO, fd.number(), memory.address(), LENGTH, 0, 0, 0);
      Sys.check(sent, Syscall.SENDTO, "SOCK_DESTROY " + local + " " + remote);
      return answer(fd, memory);
    }
  }

  private static void request(ByteBuffer bytes, SocketAddress local, SocketAddress remote) {
    bytes.putInt(LENGTH).putShort(SOCK_DESTROY).putShort(REQUEST_ACK).putInt(1).putInt(0);
    bytes.put((byte) local.family().number()).put(IPPROTO_TCP).putShort((short) 0).putInt(-1);
    bytes.order(ByteOrder.BIG_ENDIAN);
    bytes.putShort((short) local.port()).putShort((short) remote.port());
    address(bytes, local.ip(), local.family());
    address(bytes, remote.ip(), remote.family());
    bytes.putInt(0).putLong(-1); // any device, any cookie
  }

  private static void address(ByteBuffer bytes, IpAddress ip, AddressFamily family) {
    if (family == AddressFamily.INET) {
      bytes.putInt((int) ip.low()).putInt(0).putLong(0);
    } else {
      bytes.putLong(ip.high()).putLong(ip.low());
    }
  }

  /// An `nlmsgerr`: the negated error number stands behind the header, 0 for done.
  private static CallResult answer(Fd fd, MemorySegment memory) throws SyscallException {
    long length = Sys.call(Syscall.RECVFROM, fd.number(), memory.address(), ANSWER, 0, 0, 0);
    Sys.check(length, Syscall.RECVFROM, "SOCK_DESTROY's answer");
    int error = memory.asByteBuffer().order(ByteOrder.nativeOrder()).getInt(ERROR_AT);
    return CallResult.of(error);
  }
}
