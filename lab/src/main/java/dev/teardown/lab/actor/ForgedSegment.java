// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.socket.SocketAddress;
import dev.teardown.wire.IpAddress;
import java.nio.ByteBuffer;

/// An IP packet with a bare TCP header, as somebody makes it who has no socket.
final class ForgedSegment {

  private static final byte IPPROTO_TCP = 6;
  private static final int TCP_HEADER = 20;
  private static final int IPV4_HEADER = 20;
  private static final int CHECKSUM_AT = 16;

  /// Not what a Linux host starts from: the forger is some hops nearer or farther.
  private static final byte HOPS = (byte) 200;

  private ForgedSegment() {}

  static ByteBuffer of(SocketAddress from, SocketAddress to, int flags, int seq, int ack) {
    var packet = ByteBuffer.allocateDirect(IPV4_HEADER + 2 * TCP_HEADER);
    if (from.ip().isV4()) {
      packet.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_HEADER + TCP_HEADER)).putInt(0);
      packet.put(HOPS).put(IPPROTO_TCP).putShort((short) 0);
      packet.putInt((int) from.ip().low()).putInt((int) to.ip().low());
    } else {
      packet.putInt(0x6000_0000).putShort((short) TCP_HEADER).put(IPPROTO_TCP).put(HOPS);
      address(packet, from.ip());
      address(packet, to.ip());
    }
    int tcp = packet.position();
    packet.putShort((short) from.port()).putShort((short) to.port()).putInt(seq).putInt(ack);
    packet.put((byte) (TCP_HEADER / 4 << 4)).put((byte) flags).putShort((short) 0).putInt(0);
    packet.flip();
    return packet.putShort(tcp + CHECKSUM_AT, checksum(packet, tcp, from.ip(), to.ip()));
  }

  private static void address(ByteBuffer packet, IpAddress ip) {
    packet.putLong(ip.high()).putLong(ip.low());
  }

  /// RFC 9293 3.1, with the pseudo-header; of a mapped IPv4 address only its own four bytes count.
  private static short checksum(ByteBuffer packet, int tcp, IpAddress from, IpAddress to) {
    long sum = IPPROTO_TCP + packet.limit() - tcp + address(from) + address(to);
    for (int at = tcp; at < packet.limit(); at += 2) {
      sum += Short.toUnsignedInt(packet.getShort(at));
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (short) ~sum;
  }

  private static long address(IpAddress ip) {
    return ip.isV4() ? words(ip.low() & 0xffff_ffffL) : words(ip.high()) + words(ip.low());
  }

  private static long words(long bits) {
    return (bits >>> 48) + (bits >>> 32 & 0xffff) + (bits >>> 16 & 0xffff) + (bits & 0xffff);
  }
}
