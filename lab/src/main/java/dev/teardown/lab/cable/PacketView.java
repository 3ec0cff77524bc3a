// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// The headers of a packet in the cable, over borrowed bytes of native memory; reused.
///
/// It reads what impairments ask for and no more: plain IPv4 and IPv6 with TCP right behind. What
/// is to be judged goes through the tap and `core`'s decoder.
public final class PacketView {

  public static final int FIN = 0x01;
  public static final int SYN = 0x02;
  public static final int RST = 0x04;
  public static final int ACK = 0x10;

  static final int TCP = 6;
  static final int ICMP = 1;
  static final int ICMP_V6 = 58;

  private MemorySegment bytes = MemorySegment.NULL;
  private long frame;
  private long ip;
  private int length;
  private int segmentSize;

  /// @param frame where the frame starts, behind a `virtio_net_hdr`
  /// @param linkHeader bytes before the IP packet
  /// @param segmentSize payload of each segment that it will be cut into, or 0
  void set(MemorySegment bytes, long frame, int frameLength, int linkHeader, int segmentSize) {
    this.bytes = bytes;
    this.frame = frame;
    this.ip = frame + linkHeader;
    this.length = Math.max(0, frameLength - linkHeader);
    this.segmentSize = segmentSize;
  }

  /// Bytes of the IP packet.
  public int length() {
    return length;
  }

  /// Bytes of the longest IP packet that it will be on a wire.
  public int wireLength() {
    return segmentSize == 0 || !isTcp()
        ? length
        : Math.min(length, ipHeaderLength() + tcpHeaderLength() + segmentSize);
  }

  /// Byte `index` of the IP packet.
  int u8(int index) {
    return bytes.get(JAVA_BYTE, ip + index) & 0xff;
  }

  int u16(int index) {
    return u8(index) << 8 | u8(index + 1);
  }

  void put16(int index, int value) {
    bytes.set(JAVA_BYTE, ip + index, (byte) (value >> 8));
    bytes.set(JAVA_BYTE, ip + index + 1, (byte) value);
  }

  MemorySegment bytes() {
    return bytes;
  }

  long frame() {
    return frame;
  }

  long ip() {
    return ip;
  }

  void flip(int bit) {
    long at = ip + (bit >> 3);
    bytes.set(JAVA_BYTE, at, (byte) (bytes.get(JAVA_BYTE, at) ^ 0x80 >> (bit & 7)));
  }

  public boolean isV4() {
    return length >= 20 && u8(0) >> 4 == 4;
  }

  public boolean isV6() {
    return length >= 40 && u8(0) >> 4 == 6;
  }

  int ipHeaderLength() {
    return isV4() ? (u8(0) & 0xf) << 2 : 40;
  }

  /// Whether routers must not cut it in pieces: IPv4's DF bit; IPv6 always.
  public boolean dontFragment() {
    return isV6() || isV4() && (u8(6) & 0x40) != 0;
  }

  int protocol() {
    return isV4() ? u8(9) : isV6() ? u8(6) : 0;
  }

  public boolean isTcp() {
    return protocol() == TCP && length >= ipHeaderLength() + 20;
  }

  private int tcpHeaderLength() {
    return (u8(ipHeaderLength() + 12) & 0xf0) >> 2;
  }

  /// The flags of a TCP segment, such as [#RST]; 0 where it is none.
  public int tcpFlags() {
    return isTcp() ? u8(ipHeaderLength() + 13) : 0;
  }

  /// Payload of a TCP segment in bytes; 0 where it is none.
  public int payloadLength() {
    return isTcp() ? Math.max(0, length - ipHeaderLength() - tcpHeaderLength()) : 0;
  }

  /// Of a TCP segment; 0 where it is none.
  public int sourcePort() {
    return isTcp() ? u16(ipHeaderLength()) : 0;
  }

  /// Of a TCP segment; 0 where it is none.
  public int destinationPort() {
    return isTcp() ? u16(ipHeaderLength() + 2) : 0;
  }
}
