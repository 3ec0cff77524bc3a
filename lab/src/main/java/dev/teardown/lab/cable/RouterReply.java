// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.teardown.wire.IpAddress;
import java.lang.foreign.MemorySegment;

/// Writes a router's ICMP error about a packet, to its sender, with the packet's beginning quoted
/// (RFC 792, RFC 1812 4.3.2.3; RFC 4443 2.4, 3.1, 3.2).
///
/// ```
/// v4: IP 20 | type 1, code 1, checksum 2, unused 2, MTU 2 | quote, in all at most 576
/// v6: IP 40 | type 1, code 1, checksum 2, MTU 4           | quote, in all at most 1280
/// ```
final class RouterReply {

  private static final int HOP_LIMIT = 64;
  private static final int MOST_V4 = 576;
  private static final int MOST_V6 = 1280;
  private static final int V4_HEADER = 20;
  private static final int V6_HEADER = 40;
  private static final int ICMP_HEADER = 8;

  private final MemorySegment out;
  private final long frame;
  private final IpAddress routerV4;
  private final IpAddress routerV6;
  private long ip;

  /// @param frame where the frame is written, behind a `virtio_net_hdr`
  RouterReply(MemorySegment out, long frame, IpAddress routerV4, IpAddress routerV6) {
    this.out = out;
    this.frame = frame;
    this.routerV4 = routerV4;
    this.routerV6 = routerV6;
  }

  /// @return the frame's length; 0 where there is nothing to be said (RFC 1812 4.3.2.7: not of
  ///   ICMP)
  int write(PacketView packet, Unreachable kind, int mtu) {
    int linkHeader = (int) (packet.ip() - packet.frame());
    int protocol = packet.protocol();
    boolean isSaid =
        (packet.isV4() || packet.isV6())
            && protocol != PacketView.ICMP
            && protocol != PacketView.ICMP_V6;
    if (!isSaid) {
      return 0;
    }
    ip = frame + linkHeader;
    if (linkHeader > 0) {
      MemorySegment.copy(packet.bytes(), packet.frame() + 6, out, frame, 6);
      MemorySegment.copy(packet.bytes(), packet.frame(), out, frame + 6, 6);
      MemorySegment.copy(packet.bytes(), packet.frame() + 12, out, frame + 12, 2);
    }
    return linkHeader + (packet.isV4() ? writeV4(packet, kind, mtu) : writeV6(packet, kind, mtu));
  }

  private int writeV4(PacketView packet, Unreachable kind, int mtu) {
    int quoted = Math.min(packet.length(), MOST_V4 - V4_HEADER - ICMP_HEADER);
    int total = V4_HEADER + ICMP_HEADER + quoted;
    out.asSlice(ip, V4_HEADER + ICMP_HEADER).fill((byte) 0);
    put8(0, 0x45);
    put16(2, total);
    put8(8, HOP_LIMIT);
    put8(9, PacketView.ICMP);
    put32(12, (int) routerV4.low());
    copy(packet, 12, 16, 4);
    put16(10, checksum(0, V4_HEADER, 0));
    put8(20, Unreachable.TYPE_V4);
    put8(21, kind.codeV4);
    put16(26, mtu);
    copy(packet, 0, 28, quoted);
    put16(22, checksum(20, total - 20, 0));
    return total;
  }

  private int writeV6(PacketView packet, Unreachable kind, int mtu) {
    int quoted = Math.min(packet.length(), MOST_V6 - V6_HEADER - ICMP_HEADER);
    int payload = ICMP_HEADER + quoted;
    out.asSlice(ip, V6_HEADER + ICMP_HEADER).fill((byte) 0);
    put8(0, 0x60);
    put16(4, payload);
    put8(6, PacketView.ICMP_V6);
    put8(7, HOP_LIMIT);
    put32(8, (int) (routerV6.high() >>> 32));
    put32(12, (int) routerV6.high());
    put32(16, (int) (routerV6.low() >>> 32));
    put32(20, (int) routerV6.low());
    copy(packet, 8, 24, 16);
    put8(40, kind.typeV6);
    put8(41, kind.codeV6);
    put32(44, mtu);
    copy(packet, 0, 48, quoted);
    // the pseudo-header: both addresses, length, next header (RFC 8200 8.1)
    put16(42, checksum(8, 32 + payload, payload + PacketView.ICMP_V6));
    return V6_HEADER + payload;
  }

  private void copy(PacketView packet, int from, int to, int count) {
    MemorySegment.copy(packet.bytes(), packet.ip() + from, out, ip + to, count);
  }

  private void put8(int index, int value) {
    out.set(JAVA_BYTE, ip + index, (byte) value);
  }

  private void put16(int index, int value) {
    put8(index, value >> 8);
    put8(index + 1, value);
  }

  private void put32(int index, int value) {
    put16(index, value >> 16);
    put16(index + 2, value);
  }

  /// RFC 1071, over an even offset; an odd last byte counts as if a zero followed.
  private int checksum(int start, int count, int plus) {
    long sum = plus;
    for (int i = 0; i < count; i++) {
      int octet = out.get(JAVA_BYTE, ip + start + i) & 0xff;
      sum += (i & 1) == 0 ? octet << 8 : octet;
    }
    while (sum > 0xffff) {
      sum = (sum >>> 16) + (sum & 0xffff);
    }
    return (int) ~sum & 0xffff;
  }
}
