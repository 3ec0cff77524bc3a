// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.wire.LinkType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// All frames that arrive at one device, and a way to send from it (packet(7)); needs CAP_NET_RAW.
/// What is sent by it is not seen by it.
///
/// ```c
/// struct sockaddr_ll { u16 family; be16 protocol; int ifindex; u16 hatype; u8 pkttype, halen;
///   u8 addr[8]; };                                // linux/if_packet.h, 20 bytes
/// ```
public final class PacketSocket implements FrameDevice {

  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW_NONBLOCK_CLOEXEC = 3 | 0x800 | 0x80000;
  private static final byte ETH_P_ALL = 3;
  private static final int SOL_SOCKET = 1;
  private static final int SO_SNDBUF = 7;
  private static final int SO_RCVBUF = 8;
  private static final int SO_SNDBUFFORCE = 32;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_STATISTICS = 6;
  private static final int PACKET_VNET_HDR = 15;
  private static final int PACKET_QDISC_BYPASS = 20;
  private static final int PACKET_IGNORE_OUTGOING = 23;
  private static final int MSG_TRUNC = 0x20;

  /// Takes a TCP window of 16 MiB in segments of 1,500 bytes, each of which counts for 2,304.
  private static final int BUFFER = 32 << 20;

  private final Fd fd;
  private final boolean hasHeader;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment scratch = arena.allocate(32, 8);

  private PacketSocket(Fd fd, boolean hasHeader) {
    this.fd = fd;
    this.hasHeader = hasHeader;
  }

  /// Opens one on a device of the calling thread's namespace.
  ///
  /// @param withHeader whether each frame comes with a `virtio_net_hdr`, so that segments need not
  ///   be cut and summed (PACKET_VNET_HDR)
  public static PacketSocket open(Link link, boolean withHeader) throws IOException {
    // protocol 0: nothing arrives before it is bound to its device
    long result = Sys.call(Syscall.SOCKET, AF_PACKET, SOCK_RAW_NONBLOCK_CLOEXEC, 0);
    int number = (int) Sys.check(result, Syscall.SOCKET, "AF_PACKET", "needs CAP_NET_RAW");
    var socket = new PacketSocket(new Fd(number), withHeader);
    try {
      socket.configure();
      socket.bind(link);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void configure() throws IOException {
    set(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1, "PACKET_IGNORE_OUTGOING");
    set(SOL_PACKET, PACKET_QDISC_BYPASS, 1, "PACKET_QDISC_BYPASS");
    if (hasHeader) {
      set(SOL_PACKET, PACKET_VNET_HDR, 1, "PACKET_VNET_HDR");
    }
    enlarge(SO_RCVBUFFORCE, SO_RCVBUF);
    enlarge(SO_SNDBUFFORCE, SO_SNDBUF);
  }

  /// Beyond the system's limit only the system's root may go: others get the limit.
  private void enlarge(int force, int ordinary) throws IOException {
    if (setOption(SOL_SOCKET, force, BUFFER) < 0) {
      set(SOL_SOCKET, ordinary, BUFFER, "SO_RCVBUF or SO_SNDBUF");
    }
  }

  private void set(int level, int option, int value, String name) throws IOException {
    Sys.check(setOption(level, option, value), Syscall.SETSOCKOPT, name);
  }

  private long setOption(int level, int option, int value) {
    scratch.set(JAVA_INT, 0, value);
    return Sys.call(Syscall.SETSOCKOPT, fd.number(), level, option, scratch.address(), 4);
  }

  private void bind(Link link) throws IOException {
    scratch.fill((byte) 0);
    scratch.set(JAVA_SHORT, 0, (short) AF_PACKET);
    scratch.set(JAVA_BYTE, 3, ETH_P_ALL); // network order
    scratch.set(JAVA_INT, 4, link.index());
    long result = Sys.call(Syscall.BIND, fd.number(), scratch.address(), 20);
    Sys.check(result, Syscall.BIND, "AF_PACKET " + link.name());
  }

  @Override
  public Fd fd() {
    return fd;
  }

  @Override
  public long read(MemorySegment buffer, long offset, int capacity) {
    return Sys.call(
        Syscall.RECVFROM, fd.number(), buffer.address() + offset, capacity, MSG_TRUNC, 0, 0);
  }

  @Override
  public long write(MemorySegment buffer, long offset, int length) {
    return Sys.call(Syscall.SENDTO, fd.number(), buffer.address() + offset, length, 0, 0, 0);
  }

  @Override
  public int linkType() {
    return LinkType.ETHERNET;
  }

  @Override
  public int headerLength() {
    return hasHeader ? VIRTIO_HEADER : 0;
  }

  /// `struct tpacket_stats`: packets 4, drops 4; the kernel sets both to 0 when they are read.
  @Override
  public synchronized long takeLost() throws IOException {
    scratch.set(JAVA_INT, 8, 8);
    long result =
        Sys.call(
            Syscall.GETSOCKOPT,
            fd.number(),
            SOL_PACKET,
            PACKET_STATISTICS,
            scratch.address(),
            scratch.address() + 8);
    Sys.check(result, Syscall.GETSOCKOPT, "PACKET_STATISTICS");
    return scratch.get(JAVA_INT, 4) & 0xffff_ffffL;
  }

  @Override
  public void close() {
    fd.close();
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
