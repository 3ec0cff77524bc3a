// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Builds frames with an ICMP or ICMPv6 error about an IP packet, for tests.
public final class IcmpFrame {

  private static final int ICMP = 1;
  private static final int ICMP_V6 = 58;
  private static final int TCP_START = 8;

  private IcmpFrame() {}

  /// An error that quotes the header and the first eight bytes behind it.
  ///
  /// @param aboutIp an IPv4 packet without options, or an IPv6 one without extension headers
  public static byte[] toEthernet(String router, String to, int type, int code, byte[] aboutIp) {
    boolean v4 = aboutIp[0] >> 4 == 4;
    byte[] quote = Arrays.copyOf(aboutIp, (v4 ? 20 : 40) + TCP_START);
    byte[] message = message(type, code, quote);
    byte[] packet = v4 ? v4(router, to, message) : v6(router, to, message);
    return ByteBuffer.allocate(14 + packet.length)
        .put(new byte[12])
        .putShort((short) (v4 ? 0x0800 : 0x86dd))
        .put(packet)
        .array();
  }

  private static byte[] message(int type, int code, byte[] quote) {
    return ByteBuffer.allocate(8 + quote.length)
        .put((byte) type)
        .put((byte) code)
        .putShort((short) 0)
        .putInt(0)
        .put(quote)
        .array();
  }

  private static byte[] v4(String router, String to, byte[] message) {
    ByteBuffer.wrap(message).putShort(2, InternetChecksum.of(message));
    return Ip4.packet(router, to, ICMP, message);
  }

  private static byte[] v6(String router, String to, byte[] message) {
    byte[] source = FrameBuilder.address(router);
    byte[] destination = FrameBuilder.address(to);
    var covered = ByteBuffer.allocate(40 + message.length);
    covered.put(source).put(destination).putInt(message.length).putInt(ICMP_V6).put(message);
    ByteBuffer.wrap(message).putShort(2, InternetChecksum.of(covered.array()));
    return ByteBuffer.allocate(40 + message.length)
        .putInt(0x6000_0000)
        .putShort((short) message.length)
        .put((byte) ICMP_V6)
        .put((byte) 64)
        .put(source)
        .put(destination)
        .put(message)
        .array();
  }
}
