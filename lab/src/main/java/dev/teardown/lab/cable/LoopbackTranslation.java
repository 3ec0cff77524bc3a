// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

/// Lets a host's address in the cable lead to its 127.0.0.1, so that servers which listen only
/// there are reached as well as those that listen everywhere. The host must let such packets in at
/// the device (`net.ipv4.conf.DEVICE.route_localnet`).
///
/// Checksums are changed by the difference (RFC 1624). IPv6 has no such door: Linux takes packets
/// to ::1 from the loopback device only (net/ipv6/ip6_input.c).
final class LoopbackTranslation implements Translation {

  private static final int LOOPBACK = 0x7f00_0001;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;
  private static final int HEADER_SUM = 10;
  private static final int UDP = 17;

  private final int address;

  /// @param address of the host inside the cable
  LoopbackTranslation(int address) {
    this.address = address;
  }

  @Override
  public void leaveHost(PacketView packet, boolean hasPartialSum) {
    replace(packet, SOURCE, LOOPBACK, address, hasPartialSum);
    replaceQuoted(packet, DESTINATION, LOOPBACK, address);
  }

  @Override
  public void enterHost(PacketView packet, boolean hasPartialSum) {
    replace(packet, DESTINATION, address, LOOPBACK, hasPartialSum);
    replaceQuoted(packet, SOURCE, address, LOOPBACK);
  }

  @Override
  public void restore(PacketView packet, boolean hasPartialSum) {
    replace(packet, DESTINATION, LOOPBACK, address, hasPartialSum);
    replaceQuoted(packet, SOURCE, LOOPBACK, address);
  }

  /// In the packet that an ICMP error is about. Of that packet the address and the header's
  /// checksum change, which cancel each other out in the ICMP checksum.
  private static void replaceQuoted(PacketView packet, int field, int from, int to) {
    if (quotes(packet)) {
      replaceAddress(packet, packet.ipHeaderLength() + 8, field, from, to);
    }
  }

  /// Whether it is an ICMP error that holds a whole header of another packet.
  private static boolean quotes(PacketView packet) {
    int header = packet.ipHeaderLength();
    return packet.isV4()
        && packet.protocol() == PacketView.ICMP
        && packet.length() >= header + 8 + 20
        && packet.u8(header) == Unreachable.TYPE_V4;
  }

  private static void replace(
      PacketView packet, int field, int from, int to, boolean hasPartialSum) {
    if (!packet.isV4() || !replaceAddress(packet, 0, field, from, to) || isLaterFragment(packet)) {
      return;
    }
    int header = packet.ipHeaderLength();
    int at = header + (packet.protocol() == PacketView.TCP ? 16 : 6);
    boolean isSummed = packet.protocol() == PacketView.TCP || packet.protocol() == UDP;
    if (!isSummed || packet.length() < at + 2) {
      return;
    }
    int sum = packet.u16(at);
    if (packet.protocol() == UDP && sum == 0) {
      return; // it has none
    }
    packet.put16(at, hasPartialSum ? ~updated(~sum, from, to) : updated(sum, from, to));
  }

  private static boolean isLaterFragment(PacketView packet) {
    return (packet.u16(6) & 0x1fff) != 0;
  }

  private static boolean replaceAddress(PacketView packet, int ip, int field, int from, int to) {
    if ((packet.u16(ip + field) << 16 | packet.u16(ip + field + 2)) != from) {
      return false;
    }
    packet.put16(ip + field, to >>> 16);
    packet.put16(ip + field + 2, to);
    packet.put16(ip + HEADER_SUM, updated(packet.u16(ip + HEADER_SUM), from, to));
    return true;
  }

  /// RFC 1624, equation 3, for two words that changed.
  private static int updated(int sum, int from, int to) {
    int changed =
        (~sum & 0xffff)
            + (~(from >>> 16) & 0xffff)
            + (~from & 0xffff)
            + (to >>> 16)
            + (to & 0xffff);
    while (changed > 0xffff) {
      changed = (changed >>> 16) + (changed & 0xffff);
    }
    return ~changed & 0xffff;
  }
}
