// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A socket of rtnetlink: one request at a time, answered before the next.
final class RouteSocket implements AutoCloseable {

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int NETLINK_ROUTE = 0;
  private static final int ERROR = 2;
  private static final int DONE = 3;
  private static final int BUFFER = 64 * 1024;

  private final Fd fd;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment buffer = arena.allocate(BUFFER);
  private int sequence;

  private RouteSocket(Fd fd) {
    this.fd = fd;
  }

  /// Opens one in the calling thread's network namespace.
  static RouteSocket open() throws IOException {
    long result = Sys.call(Syscall.SOCKET, AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_ROUTE);
    return new RouteSocket(
        new Fd((int) Sys.check(result, Syscall.SOCKET, "AF_NETLINK, NETLINK_ROUTE")));
  }

  Fd fd() {
    return fd;
  }

  /// Makes a change and waits for the kernel's answer.
  ///
  /// @param what for the message of a failure, such as "RTM_NEWLINK veth near"
  synchronized void change(RouteMessage message, String what) throws IOException {
    send(message, what);
    receive(what, new ArrayList<>());
  }

  /// Asks for one or all, as the message says.
  ///
  /// @return the messages' bytes behind their `nlmsghdr`
  synchronized List<ByteBuffer> ask(RouteMessage message, String what) throws IOException {
    send(message, what);
    var answers = new ArrayList<ByteBuffer>();
    receive(what, answers);
    return answers;
  }

  private void send(RouteMessage message, String what) throws IOException {
    byte[] bytes = message.toBytes(++sequence);
    MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
    long result = Sys.call(Syscall.SENDTO, fd.number(), buffer.address(), bytes.length, 0, 0, 0);
    Sys.check(result, Syscall.SENDTO, what);
  }

  private void receive(String what, List<ByteBuffer> answers) throws IOException {
    boolean isLast = false;
    while (!isLast) {
      long result = Sys.call(Syscall.RECVFROM, fd.number(), buffer.address(), BUFFER, 0, 0, 0);
      int length = (int) Sys.check(result, Syscall.RECVFROM, what);
      var datagram = new byte[length];
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, datagram, 0, length);
      isLast = take(ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder()), what, answers);
    }
  }

  /// @return whether the answer is complete
  private boolean take(ByteBuffer datagram, String what, List<ByteBuffer> answers)
      throws IOException {
    boolean isLast = false;
    while (datagram.remaining() >= RouteMessage.HEADER) {
      int start = datagram.position();
      int length = datagram.getInt(start);
      int type = datagram.getShort(start + 4) & 0xffff;
      boolean isMany = (datagram.getShort(start + 6) & 2) != 0; // NLM_F_MULTI
      if (length < RouteMessage.HEADER || length > datagram.remaining()) {
        throw new IOException(what + ": an answer that makes no sense, " + length + " bytes long");
      }
      if (type == ERROR) {
        Sys.check(datagram.getInt(start + 16), Syscall.SENDTO, what, "needs CAP_NET_ADMIN");
      }
      if (type == ERROR || type == DONE) {
        return true;
      }
      answers.add(
          datagram
              .slice(start + RouteMessage.HEADER, length - RouteMessage.HEADER)
              .order(ByteOrder.nativeOrder()));
      isLast = !isMany;
      datagram.position(Math.min(datagram.limit(), start + (length + 3 & ~3)));
    }
    return isLast;
  }

  @Override
  public void close() {
    fd.close();
    arena.close();
  }
}
