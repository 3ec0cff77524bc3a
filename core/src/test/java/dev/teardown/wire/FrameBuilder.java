// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Builds frames with a TCP segment in them, lengths and checksums right, for tests.
///
/// ```java
/// Frame synAck =
///     FrameBuilder.between("10.0.0.2", "10.0.0.1")
///         .ports(80, 40000)
///         .flags(TcpFlags.SYN | TcpFlags.ACK)
///         .seq(7000).ack(1001).window(65535)
///         .mss(1460).windowScale(7)
///         .toFrame(1_000_000L, 2);
/// ```
///
/// Everything has a default: ports 40000 and 80, ACK, sequence numbers 0, window 65535, TTL 64,
/// identification 0 with DF, no options, no payload, no VLAN. IPv6 addresses make an IPv6 packet.
public final class FrameBuilder {

  private static final int TCP = 6;
  private static final byte[] MACS = {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1};

  private final byte[] source;
  private final byte[] destination;
  private final List<Integer> vlans = new ArrayList<>();
  private final ByteBuffer options = ByteBuffer.allocate(40);
  private byte[] payload = new byte[0];
  private int sourcePort = 40000;
  private int destinationPort = 80;
  private int seq;
  private int ack;
  private int flags = TcpFlags.ACK;
  private int window = 65535;
  private int urgentPointer;
  private int ttl = 64;
  private int identification;
  private boolean dontFragment = true;

  private FrameBuilder(byte[] source, byte[] destination) {
    if (source.length != destination.length) {
      throw new IllegalArgumentException("addresses of two families");
    }
    this.source = source;
    this.destination = destination;
  }

  /// Starts a packet from one literal address to another of the same family.
  public static FrameBuilder between(String source, String destination) {
    return new FrameBuilder(address(source), address(destination));
  }

  static byte[] address(String literal) {
    return InetAddress.ofLiteral(literal).getAddress();
  }

  public FrameBuilder ports(int source, int destination) {
    sourcePort = source;
    destinationPort = destination;
    return this;
  }

  public FrameBuilder seq(int value) {
    seq = value;
    return this;
  }

  public FrameBuilder ack(int value) {
    ack = value;
    return this;
  }

  /// Masks of [TcpFlags], AE included.
  public FrameBuilder flags(int masks) {
    flags = masks;
    return this;
  }

  public FrameBuilder window(int value) {
    window = value;
    return this;
  }

  public FrameBuilder urgentPointer(int value) {
    urgentPointer = value;
    return this;
  }

  /// TTL, or IPv6's hop limit.
  public FrameBuilder ttl(int value) {
    ttl = value;
    return this;
  }

  /// IPv4's identification; IPv6 has none.
  public FrameBuilder id(int value) {
    identification = value;
    return this;
  }

  public FrameBuilder dontFragment(boolean value) {
    dontFragment = value;
    return this;
  }

  public FrameBuilder payload(byte... bytes) {
    payload = bytes.clone();
    return this;
  }

  /// A payload of so many bytes, counting up from 0.
  public FrameBuilder payloadOf(int length) {
    payload = new byte[length];
    for (int i = 0; i < length; i++) {
      payload[i] = (byte) i;
    }
    return this;
  }

  /// Puts an 802.1Q tag in front; the first call is the outermost.
  public FrameBuilder vlan(int id) {
    vlans.add(id);
    return this;
  }

  /// Appends an option by its kind and what follows the length byte; padding is added at the end.
  public FrameBuilder option(int kind, byte... value) {
    options.put((byte) kind).put((byte) (2 + value.length)).put(value);
    return this;
  }

  public FrameBuilder mss(int value) {
    return option(2, (byte) (value >> 8), (byte) value);
  }

  public FrameBuilder windowScale(int shift) {
    return option(3, (byte) shift);
  }

  public FrameBuilder sackPermitted() {
    return option(4);
  }

  /// Edges of SACK blocks: left, right, left, right.
  public FrameBuilder sack(int... edges) {
    return option(5, ints(edges));
  }

  public FrameBuilder timestamps(int tsVal, int tsEcr) {
    return option(8, ints(tsVal, tsEcr));
  }

  private static byte[] ints(int... values) {
    var bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  /// The Ethernet frame as bytes, without padding or check sequence.
  public byte[] toEthernet() {
    byte[] packet = toIp();
    var frame = ByteBuffer.allocate(14 + 4 * vlans.size() + packet.length).put(MACS);
    for (int vlan : vlans) {
      frame.putShort((short) 0x8100).putShort((short) vlan);
    }
    return frame.putShort((short) (isV4() ? 0x0800 : 0x86dd)).put(packet).array();
  }

  /// The IP packet as bytes.
  public byte[] toIp() {
    byte[] segment = toSegment();
    return isV4() ? ipv4(segment) : ipv6(segment);
  }

  /// The Ethernet frame as the view that a capture would hand out, wholly captured.
  public Frame toFrame(long timeNanos, long number) {
    return frame(LinkType.ETHERNET, toEthernet(), timeNanos, number);
  }

  /// Any bytes as a wholly captured frame.
  static Frame frame(int linkType, byte[] bytes, long timeNanos, long number) {
    var frame = new Frame();
    frame.set(bytes, 0, bytes.length, bytes.length, linkType, 0, timeNanos, number);
    return frame;
  }

  private boolean isV4() {
    return source.length == 4;
  }

  private byte[] ipv4(byte[] segment) {
    return Ip4.packet(
        source, destination, TCP, ttl, identification, dontFragment ? 0x4000 : 0, segment);
  }

  private byte[] ipv6(byte[] segment) {
    return ByteBuffer.allocate(40 + segment.length)
        .putInt(0x6000_0000)
        .putShort((short) segment.length)
        .put((byte) TCP)
        .put((byte) ttl)
        .put(source)
        .put(destination)
        .put(segment)
        .array();
  }

  /// The TCP segment as bytes, its checksum over the pseudo-header of the addresses.
  public byte[] toSegment() {
    int headerLength = 20 + (options.position() + 3) / 4 * 4;
    var segment = ByteBuffer.allocate(headerLength + payload.length);
    segment.putShort((short) sourcePort).putShort((short) destinationPort);
    segment.putInt(seq).putInt(ack);
    segment.putShort((short) (headerLength / 4 << 12 | flags)).putShort((short) window);
    segment.putShort((short) 0).putShort((short) urgentPointer);
    segment.put(options.array(), 0, options.position());
    segment.position(headerLength).put(payload);
    var covered = ByteBuffer.allocate(2 * source.length + 8 + segment.capacity());
    covered.put(source).put(destination).putInt(segment.capacity()).putInt(TCP);
    covered.put(segment.array());
    return segment.putShort(16, InternetChecksum.of(covered.array())).array();
  }
}
