// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.nio.ByteBuffer;

/// Writes a segment as an Ethernet frame, with correct checksums over a payload of zeros.
final class FrameEncoder {

  /// The most that [#putHeaders] puts: IPv6 and a TCP header with all options.
  static final int MOST_HEADERS = 14 + 40 + 60;

  private static final int ETHERNET = 14;
  private static final int TCP_PROTOCOL = 6;
  private static final long ROUTER_MAC = 0x0200_0000_0001L;
  private static final long SERVER_MAC = 0x0200_0000_1000L;

  private FrameEncoder() {}

  /// The frame's length on the wire.
  static int length(Conversation c, Segment segment) {
    return ETHERNET + (c.ipv6 ? 40 : 20) + 20 + optionsLength(c, segment) + segment.payloadLength;
  }

  /// Puts all headers and none of the payload; bytes behind them are the caller's.
  static void putHeaders(ByteBuffer out, Conversation c, Segment segment) {
    var from = c.endpoint(segment.from);
    var to = c.endpoint(segment.from.other());
    var tcpLength = 20 + optionsLength(c, segment) + segment.payloadLength;
    putMac(out, segment.from == Side.INITIATOR ? SERVER_MAC : ROUTER_MAC);
    putMac(out, segment.from == Side.INITIATOR ? ROUTER_MAC : SERVER_MAC);
    out.putShort((short) (c.ipv6 ? 0x86dd : 0x0800));
    if (c.ipv6) {
      putIpv6(out, from, to, tcpLength);
    } else {
      putIpv4(out, from, to, tcpLength, segment.ipId);
    }
    var pseudoHeader = sum(from.address) + sum(to.address) + TCP_PROTOCOL + tcpLength;
    putTcp(out, c, segment, pseudoHeader);
  }

  private static void putMac(ByteBuffer out, long mac) {
    out.putShort((short) (mac >>> 32)).putInt((int) mac);
  }

  private static void putIpv4(ByteBuffer out, Endpoint from, Endpoint to, int length, int ipId) {
    var start = out.position();
    out.putShort((short) 0x4500).putShort((short) (20 + length));
    out.putShort((short) ipId).putShort((short) 0x4000);
    out.put((byte) from.ttl).put((byte) TCP_PROTOCOL).putShort((short) 0);
    out.put(from.address).put(to.address);
    out.putShort(start + 10, (short) ~fold(sum(out, start)));
  }

  private static void putIpv6(ByteBuffer out, Endpoint from, Endpoint to, int length) {
    out.putInt(0x6000_0000).putShort((short) length);
    out.put((byte) TCP_PROTOCOL).put((byte) from.ttl);
    out.put(from.address).put(to.address);
  }

  private static void putTcp(ByteBuffer out, Conversation c, Segment segment, int pseudoHeader) {
    var from = c.endpoint(segment.from);
    var to = c.endpoint(segment.from.other());
    var start = out.position();
    var words = (20 + optionsLength(c, segment)) / 4;
    out.putShort((short) from.port).putShort((short) to.port);
    out.putInt(segment.seq).putInt(segment.ack);
    out.putShort((short) (words << 12 | segment.flags)).putShort((short) segment.window);
    out.putInt(0);
    putOptions(out, c, segment, from, to);
    out.putShort(start + 16, (short) ~fold(pseudoHeader + sum(out, start)));
  }

  private static int optionsLength(Conversation c, Segment segment) {
    return switch (segment.options) {
      case NONE -> 0;
      case SYN -> c.timestamps ? 20 : 12;
      case NEGOTIATED -> (c.timestamps ? 12 : 0) + (segment.hasSack() ? 12 : 0);
    };
  }

  /// In the order in which Linux writes them (net/ipv4/tcp_output.c, tcp_options_write).
  private static void putOptions(
      ByteBuffer out, Conversation c, Segment segment, Endpoint from, Endpoint to) {
    var isSyn = segment.options == Segment.Options.SYN;
    if (isSyn) {
      out.putShort((short) 0x0204).putShort((short) (c.ipv6 ? 1440 : 1460));
    }
    if (c.timestamps && segment.options != Segment.Options.NONE) {
      from.lastTimestamp = from.timestampAt(segment.atNanos);
      out.putShort((short) (isSyn ? 0x0402 : 0x0101)).putShort((short) 0x080a);
      out.putInt(from.lastTimestamp).putInt(to.lastTimestamp);
    } else if (isSyn) {
      out.putInt(0x0101_0402);
    }
    if (isSyn) {
      out.putInt(0x0103_0300 | Endpoint.WINDOW_SHIFT);
    } else if (segment.hasSack()) {
      out.putInt(0x0101_050a).putInt(segment.sackLeft).putInt(segment.sackRight);
    }
  }

  /// The sum of the 16-bit words from here to the buffer's position.
  private static int sum(ByteBuffer out, int start) {
    var sum = 0;
    for (var at = start; at < out.position(); at += 2) {
      sum += out.getShort(at) & 0xffff;
    }
    return sum;
  }

  private static int sum(byte[] address) {
    var sum = 0;
    for (var i = 0; i < address.length; i += 2) {
      sum += (address[i] & 0xff) << 8 | (address[i + 1] & 0xff);
    }
    return sum;
  }

  private static int fold(int sum) {
    var once = (sum & 0xffff) + (sum >>> 16);
    return (once & 0xffff) + (once >>> 16);
  }
}
