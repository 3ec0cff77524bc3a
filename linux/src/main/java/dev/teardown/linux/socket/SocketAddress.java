// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.teardown.wire.IpAddress;
import dev.teardown.wire.NetworkOrder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.nio.ByteOrder;

/// An IP address with a port, as `struct sockaddr_in` or `sockaddr_in6` (netinet/in.h).
///
/// ```
/// sockaddr_in  16 bytes  family@0 port@2 address@4
/// sockaddr_in6 28 bytes  family@0 port@2 flowinfo@4 address@8 scope@24
/// ```
public record SocketAddress(IpAddress ip, int port) {

  static final int MAX_SIZE = 28;

  private static final int IN_SIZE = 16;
  private static final int IN6_SIZE = 28;
  private static final ValueLayout.OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt BIG_INT =
      JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong BIG_LONG =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  public SocketAddress {
    if (port < 0 || port > 0xffff) {
      throw new IllegalArgumentException("no port: " + port);
    }
  }

  /// @param ip as text: "10.0.0.1", "fd00::1"; nothing is looked up
  public static SocketAddress of(String ip, int port) {
    byte[] bytes = InetAddress.ofLiteral(ip).getAddress();
    return new SocketAddress(
        bytes.length == 4
            ? IpAddress.v4(NetworkOrder.i32(bytes, 0))
            : new IpAddress(NetworkOrder.i64(bytes, 0), NetworkOrder.i64(bytes, 8)),
        port);
  }

  public AddressFamily family() {
    return ip.isV4() ? AddressFamily.INET : AddressFamily.INET6;
  }

  /// Writes it at the start, which must be zero so far.
  ///
  /// @return its length
  int writeTo(MemorySegment bytes) {
    bytes.set(JAVA_SHORT, 0, (short) family().number());
    bytes.set(PORT, 2, (short) port);
    if (ip.isV4()) {
      bytes.set(BIG_INT, 4, (int) ip.low());
      return IN_SIZE;
    }
    bytes.set(BIG_LONG, 8, ip.high());
    bytes.set(BIG_LONG, 16, ip.low());
    return IN6_SIZE;
  }

  /// Reads what the kernel wrote.
  static SocketAddress from(MemorySegment bytes) {
    int port = bytes.get(PORT, 2) & 0xffff;
    int family = bytes.get(JAVA_SHORT, 0);
    if (family == AddressFamily.INET.number()) {
      return new SocketAddress(IpAddress.v4(bytes.get(BIG_INT, 4)), port);
    }
    if (family == AddressFamily.INET6.number()) {
      return new SocketAddress(
          new IpAddress(bytes.get(BIG_LONG, 8), bytes.get(BIG_LONG, 16)), port);
    }
    throw new IllegalStateException("not an IP address: family " + family);
  }

  /// "10.0.0.1:80", "[fd00::1]:80".
  @Override
  public String toString() {
    return ip.isV4() ? ip + ":" + port : "[" + ip + "]:" + port;
  }
}
