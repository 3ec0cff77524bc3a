// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A TCP socket: each method is one system call, made once, its result returned as it came. EINTR
/// is such a result too.
///
/// Any thread may use it; a call that waits is woken from another thread by [#shutdown], not by
/// [#close].
public final class TcpSocket implements AutoCloseable {

  /// What shutdown(2) shuts: the constants' order is the kernel's.
  public enum Direction {
    READ,
    WRITE,
    BOTH
  }

  private static final int SOCK_STREAM = 1;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int IPPROTO_TCP = 6;

  /// Where accept4, getsockname and getpeername find and leave the address's length.
  private static final int LENGTH = 64;

  /// An address whose family is AF_UNSPEC (0).
  private static final int UNSPEC_SIZE = 16;

  private final Fd fd;

  private TcpSocket(Fd fd) {
    this.fd = fd;
  }

  /// Opens a blocking socket.
  ///
  /// @param own the calling thread must stand in one of these
  public static TcpSocket open(OwnNamespaces own, AddressFamily family) throws SyscallException {
    own.check();
    long opened =
        Sys.call(Syscall.SOCKET, family.number(), SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
    return new TcpSocket(Fd.of(opened, Syscall.SOCKET, family + ", SOCK_STREAM", ""));
  }

  /// Takes over a descriptor, such as one copied from another process.
  public static TcpSocket of(Fd fd) {
    return new TcpSocket(fd);
  }

  public Fd fd() {
    return fd;
  }

  public SocketOptions options() {
    return new SocketOptions(fd);
  }

  public CallResult bind(SocketAddress local) {
    return withAddress(Syscall.BIND, local);
  }

  public CallResult listen(int backlog) {
    return CallResult.of(Sys.call(Syscall.LISTEN, fd.number(), backlog));
  }

  public CallResult connect(SocketAddress remote) {
    return withAddress(Syscall.CONNECT, remote);
  }

  private CallResult withAddress(Syscall call, SocketAddress address) {
    MemorySegment bytes = Scratch.zeroed(SocketAddress.MAX_SIZE);
    int length = address.writeTo(bytes);
    return CallResult.of(Sys.call(call, fd.number(), bytes.address(), length));
  }

  /// connect(AF_UNSPEC): dissolves the connection, a reset to the peer; the socket may connect anew
  /// (net/ipv4/tcp.c tcp_disconnect()).
  public CallResult disconnect() {
    MemorySegment bytes = Scratch.zeroed(UNSPEC_SIZE);
    return CallResult.of(Sys.call(Syscall.CONNECT, fd.number(), bytes.address(), UNSPEC_SIZE));
  }

  /// @param nonBlocking whether the new socket is
  public Accepted accept(boolean nonBlocking) {
    MemorySegment bytes = Scratch.zeroed(SocketAddress.MAX_SIZE);
    bytes.set(JAVA_INT, LENGTH, SocketAddress.MAX_SIZE);
    long result =
        Sys.call(
            Syscall.ACCEPT4,
            fd.number(),
            bytes.address(),
            bytes.address() + LENGTH,
            SOCK_CLOEXEC | (nonBlocking ? SOCK_NONBLOCK : 0));
    return result < 0
        ? new Accepted.Failed(new Errno((int) -result))
        : new Accepted.Connection(new TcpSocket(new Fd((int) result)), SocketAddress.from(bytes));
  }

  /// Sends what remains in a direct buffer and moves its position by what the kernel took.
  ///
  /// @param flags of [MessageFlags]; without NOSIGNAL the kernel raises SIGPIPE with EPIPE, which
  ///   the JVM survives
  public CallResult send(ByteBuffer data, int flags) {
    return transfer(Syscall.SENDTO, data, flags);
  }

  /// Receives into what remains of a direct buffer and moves its position by what came. 0 is the
  /// peer's FIN, or whatever looks like one.
  public CallResult recv(ByteBuffer into, int flags) {
    return transfer(Syscall.RECVFROM, into, flags);
  }

  private CallResult transfer(Syscall call, ByteBuffer data, int flags) {
    try {
      long address = DirectBytes.address(data);
      long result = Sys.call(call, fd.number(), address, data.remaining(), flags, 0, 0);
      DirectBytes.advance(data, result);
      return CallResult.of(result);
    } finally {
      Reference.reachabilityFence(data);
    }
  }

  public CallResult shutdown(Direction direction) {
    return CallResult.of(Sys.call(Syscall.SHUTDOWN, fd.number(), direction.ordinal()));
  }

  /// Closes it and tells what the kernel answered; it may wait as long as SO_LINGER says.
  public CallResult tryClose() {
    return CallResult.of(fd.tryClose());
  }

  @Override
  public void close() {
    fd.close();
  }

  /// Empty once it is not connected any more.
  public Optional<SocketAddress> peer() {
    return address(Syscall.GETPEERNAME);
  }

  public Optional<SocketAddress> local() {
    return address(Syscall.GETSOCKNAME);
  }

  private Optional<SocketAddress> address(Syscall call) {
    MemorySegment bytes = Scratch.zeroed(SocketAddress.MAX_SIZE);
    bytes.set(JAVA_INT, LENGTH, SocketAddress.MAX_SIZE);
    long result = Sys.call(call, fd.number(), bytes.address(), bytes.address() + LENGTH);
    return result < 0 ? Optional.empty() : Optional.of(SocketAddress.from(bytes));
  }

  @Override
  public String toString() {
    return "TCP socket, " + fd;
  }
}
