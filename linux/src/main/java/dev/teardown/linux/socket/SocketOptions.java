// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// What can be asked of a socket and set on it: options, queues, tcp_info. Works as well on a
/// descriptor copied from another process; only reading SO_ERROR harms its owner.
///
/// @param fd borrowed
public record SocketOptions(Fd fd) {

  /// A socket's queues, by ioctl (linux/sockios.h).
  public enum Queue {
    /// Bytes received and not yet read: SIOCINQ.
    UNREAD(0x541b),
    /// Bytes handed to send and not yet acknowledged: SIOCOUTQ.
    UNACKNOWLEDGED(0x5411),
    /// Of those, bytes not yet sent: SIOCOUTQNSD.
    UNSENT(0x894b);

    private final long request;

    Queue(long request) {
      this.request = request;
    }
  }

  private static final int SOL_SOCKET = 1;
  private static final int SO_LINGER = 13;
  private static final int SO_DETACH_FILTER = 27;
  private static final int SO_COOKIE = 57;
  private static final int SO_NETNS_COOKIE = 71;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_INFO = 11;
  private static final long FIONBIO = 0x5421;

  /// Where getsockopt finds and leaves the value's length; the value itself is at 0.
  private static final int LENGTH = 512;

  public CallResult get(IntOption option) {
    MemorySegment bytes = Scratch.zeroed(Integer.BYTES);
    long result = getsockopt(option.level(), option.number(), bytes, Integer.BYTES);
    return result < 0 ? CallResult.of(result) : new CallResult(bytes.get(JAVA_INT, 0), 0);
  }

  public CallResult set(IntOption option, int value) {
    MemorySegment bytes = Scratch.bytes();
    bytes.set(JAVA_INT, 0, value);
    return setsockopt(option.level(), option.number(), bytes, Integer.BYTES);
  }

  /// SO_LINGER on: close waits so long for the peer's acknowledgement; 0 makes it a reset.
  public CallResult linger(int seconds) {
    return linger(true, seconds);
  }

  /// SO_LINGER off, as it is from the start.
  public CallResult noLinger() {
    return linger(false, 0);
  }

  private CallResult linger(boolean on, int seconds) {
    MemorySegment bytes = Scratch.bytes();
    bytes.set(JAVA_INT, 0, on ? 1 : 0);
    bytes.set(JAVA_INT, Integer.BYTES, seconds);
    return setsockopt(SOL_SOCKET, SO_LINGER, bytes, 2 * Integer.BYTES);
  }

  /// The seconds of SO_LINGER; below 0: it is off.
  public CallResult lingerSeconds() {
    MemorySegment bytes = Scratch.zeroed(2 * Integer.BYTES);
    long result = getsockopt(SOL_SOCKET, SO_LINGER, bytes, 2 * Integer.BYTES);
    if (result < 0) {
      return CallResult.of(result);
    }
    boolean on = bytes.get(JAVA_INT, 0) != 0;
    return new CallResult(on ? bytes.get(JAVA_INT, Integer.BYTES) : -1, 0);
  }

  /// The socket's identity: never given twice, the same as in sock_diag and in the tracepoints.
  public CallResult cookie() {
    return longOption(SO_COOKIE);
  }

  /// The identity of the namespace to which the socket belongs.
  public CallResult namespaceCookie() {
    return longOption(SO_NETNS_COOKIE);
  }

  private CallResult longOption(int number) {
    MemorySegment bytes = Scratch.zeroed(Long.BYTES);
    long result = getsockopt(SOL_SOCKET, number, bytes, Long.BYTES);
    return result < 0 ? CallResult.of(result) : new CallResult(bytes.get(JAVA_LONG, 0), 0);
  }

  public CallResult queued(Queue queue) {
    MemorySegment bytes = Scratch.zeroed(Integer.BYTES);
    long result = Sys.call(Syscall.IOCTL, fd.number(), queue.request, bytes.address());
    return CallResult.of(result < 0 ? result : bytes.get(JAVA_INT, 0));
  }

  public CallResult nonBlocking(boolean on) {
    MemorySegment bytes = Scratch.bytes();
    bytes.set(JAVA_INT, 0, on ? 1 : 0);
    return CallResult.of(Sys.call(Syscall.IOCTL, fd.number(), FIONBIO, bytes.address()));
  }

  /// Empty if it is no TCP socket.
  public Optional<TcpInfo> tcpInfo() {
    MemorySegment bytes = Scratch.bytes();
    long result = getsockopt(IPPROTO_TCP, TCP_INFO, bytes, TcpInfo.KNOWN_SIZE);
    return result < 0
        ? Optional.empty()
        : Optional.of(TcpInfo.from(bytes, 0, bytes.get(JAVA_INT, LENGTH)));
  }

  /// Every packet for the socket has to pass the program from now on.
  public CallResult attach(ClassicBpf filter) {
    return filter.attachTo(fd);
  }

  public CallResult detachFilter() {
    return setsockopt(SOL_SOCKET, SO_DETACH_FILTER, Scratch.bytes(), Integer.BYTES);
  }

  private CallResult setsockopt(int level, int option, MemorySegment value, int length) {
    return CallResult.of(
        Sys.call(Syscall.SETSOCKOPT, fd.number(), level, option, value.address(), length));
  }

  private long getsockopt(int level, int option, MemorySegment bytes, int length) {
    bytes.set(JAVA_INT, LENGTH, length);
    long address = bytes.address();
    return Sys.call(Syscall.GETSOCKOPT, fd.number(), level, option, address, address + LENGTH);
  }
}
