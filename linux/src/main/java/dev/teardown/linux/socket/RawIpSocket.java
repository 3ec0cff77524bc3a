// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.linux.sys.SyscallException;
import dev.teardown.wire.IpAddress;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/// Sends IP packets as they are given, headers included: forged segments. Receives nothing.
///
/// IPPROTO_RAW means that the header comes with the data, for both families (raw(7), ipv6(7)). The
/// kernel still fills in what is 0 in an IPv4 header (source, identification) and always its length
/// and checksum; the TCP checksum is the caller's.
public final class RawIpSocket implements AutoCloseable {

  private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
  private static final int IPPROTO_RAW = 255;

  private final AddressFamily family;
  private final Fd fd;

  private RawIpSocket(AddressFamily family, Fd fd) {
    this.family = family;
    this.fd = fd;
  }

  /// @param own the calling thread must stand in one of these
  public static RawIpSocket open(OwnNamespaces own, AddressFamily family) throws SyscallException {
    own.check();
    long opened = Sys.call(Syscall.SOCKET, family.number(), SOCK_RAW_CLOEXEC, IPPROTO_RAW);
    String arguments = family + ", SOCK_RAW";
    return new RawIpSocket(family, Fd.of(opened, Syscall.SOCKET, arguments, "needs CAP_NET_RAW"));
  }

  /// Sends what remains in a direct buffer as one packet.
  ///
  /// @param destination the way goes there, whatever the packet's header says
  public CallResult send(ByteBuffer packet, IpAddress destination) {
    var to = new SocketAddress(destination, 0);
    if (to.family() != family) {
      throw new IllegalArgumentException(destination + " is no address for " + family);
    }
    MemorySegment address = Scratch.zeroed(SocketAddress.MAX_SIZE);
    int addressLength = to.writeTo(address);
    try {
      long bytes = DirectBytes.address(packet);
      long result =
          Sys.call(
              Syscall.SENDTO,
              fd.number(),
              bytes,
              packet.remaining(),
              MessageFlags.NONE,
              address.address(),
              addressLength);
      DirectBytes.advance(packet, result);
      return CallResult.of(result);
    } finally {
      Reference.reachabilityFence(packet);
    }
  }

  @Override
  public void close() {
    fd.close();
  }
}
