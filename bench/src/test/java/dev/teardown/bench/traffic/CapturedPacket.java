// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// One frame of a capture as the tests read it: written apart from the generator's encoder, so that
/// a mistake there cannot hide here.
record CapturedPacket(
    long timeMicros,
    int originalLength,
    String source,
    String destination,
    int ipLength,
    int ttl,
    int ipId,
    int seq,
    int ack,
    int flags,
    int window,
    int tcpHeaderLength,
    int payloadLength,
    boolean checksumsHold) {

  static CapturedPacket parse(long timeMicros, int originalLength, ByteBuffer frame) {
    var isIpv6 = frame.getShort(12) == (short) 0x86dd;
    var tcp = isIpv6 ? 54 : 34;
    var address = isIpv6 ? 16 : 4;
    var addresses = isIpv6 ? 22 : 26;
    var ipLength = isIpv6 ? 40 + (frame.getShort(18) & 0xffff) : frame.getShort(16) & 0xffff;
    var tcpHeaderLength = (frame.get(tcp + 12) >> 4 & 0xf) * 4;
    return new CapturedPacket(
        timeMicros,
        originalLength,
        hex(frame, addresses, address) + ":" + (frame.getShort(tcp) & 0xffff),
        hex(frame, addresses + address, address) + ":" + (frame.getShort(tcp + 2) & 0xffff),
        ipLength,
        frame.get(isIpv6 ? 21 : 22) & 0xff,
        isIpv6 ? -1 : frame.getShort(18) & 0xffff,
        frame.getInt(tcp + 4),
        frame.getInt(tcp + 8),
        frame.get(tcp + 13) & 0xff,
        frame.getShort(tcp + 14) & 0xffff,
        tcpHeaderLength,
        ipLength - (tcp - 14) - tcpHeaderLength,
        checksumsHold(frame, isIpv6, originalLength));
  }

  String tuple() {
    return source.compareTo(destination) < 0
        ? source + " " + destination
        : destination + " " + source;
  }

  boolean isPureSyn() {
    return (flags & (Flags.SYN | Flags.ACK)) == Flags.SYN;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /// The sequence number behind this segment.
  int end() {
    return seq + payloadLength + (has(Flags.SYN | Flags.FIN) ? 1 : 0);
  }

  private static String hex(ByteBuffer frame, int at, int length) {
    return HexFormat.of().formatHex(frame.array(), at, at + length);
  }

  /// RFC 1071: with its checksum field, a correct sum is all ones. A frame that the snap length cut
  /// cannot be judged.
  private static boolean checksumsHold(ByteBuffer frame, boolean isIpv6, int originalLength) {
    if (!isIpv6 && ones(frame, 14, 34, 0) != 0xffff) {
      return false;
    }
    if (frame.limit() < originalLength) {
      return true;
    }
    var pseudoHeader = 6 + originalLength - (isIpv6 ? 54 : 34);
    return ones(frame, isIpv6 ? 22 : 26, originalLength, pseudoHeader) == 0xffff;
  }

  private static int ones(ByteBuffer frame, int from, int to, int start) {
    var sum = start;
    for (var at = from; at < to; at++) {
      var value = frame.get(at) & 0xff;
      sum += (at - from) % 2 == 0 ? value << 8 : value;
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return sum;
  }
}
