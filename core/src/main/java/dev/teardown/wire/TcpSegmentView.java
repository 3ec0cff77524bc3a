// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;
import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// A TCP segment over borrowed bytes (RFC 9293 3.1); reused by its decoder.
///
/// ```
///  0 source port        2 destination port
///  4 sequence number
///  8 acknowledgment number
/// 12 offset, flags     14 window
/// 16 checksum          18 urgent pointer
/// 20 options
/// ```
///
/// The decoder guarantees that the first [#MINIMUM_CAPTURED] bytes are there; the rest of the
/// header and the payload may have been cut by the snap length.
public final class TcpSegmentView {

  /// Bytes of header that must have been captured: up to and with the window.
  public static final int MINIMUM_CAPTURED = 16;

  private static final byte[] NOTHING = new byte[MINIMUM_CAPTURED];

  private byte[] bytes = NOTHING;
  private int offset;
  private int captured;
  private int payloadLength;
  private final TcpOptions options = new TcpOptions();
  private boolean optionsRead;

  void set(byte[] bytes, int offset, int captured, int payloadLength) {
    this.bytes = bytes;
    this.offset = offset;
    this.captured = captured;
    this.payloadLength = payloadLength;
    this.optionsRead = false;
  }

  public int sourcePort() {
    return u16(bytes, offset);
  }

  public int destinationPort() {
    return u16(bytes, offset + 2);
  }

  /// SEG.SEQ; compare by [SequenceNumber].
  public int seq() {
    return i32(bytes, offset + 4);
  }

  /// SEG.ACK; meaningful only with [#hasAck()], but kept as sent: an odd value in a reset is
  /// evidence.
  public int ack() {
    return i32(bytes, offset + 8);
  }

  /// Header length by the data offset field: 20 to 60.
  public int headerLength() {
    return (bytes[offset + 12] & 0xf0) >> 2;
  }

  /// Masks of [TcpFlags].
  public int flags() {
    return u16(bytes, offset + 12) & 0x1ff;
  }

  public boolean isSyn() {
    return (bytes[offset + 13] & TcpFlags.SYN) != 0;
  }

  public boolean isFin() {
    return (bytes[offset + 13] & TcpFlags.FIN) != 0;
  }

  public boolean isReset() {
    return (bytes[offset + 13] & TcpFlags.RST) != 0;
  }

  public boolean hasAck() {
    return (bytes[offset + 13] & TcpFlags.ACK) != 0;
  }

  /// SEG.WND as sent, not scaled: 0 to 65535.
  public int window() {
    return u16(bytes, offset + 14);
  }

  /// The checksum field, or -1 where the capture cut it off.
  public int checksum() {
    return captured >= 18 ? u16(bytes, offset + 16) : -1;
  }

  /// Payload bytes on the wire by the IP header's length, captured or not.
  public int payloadLength() {
    return payloadLength;
  }

  /// Payload bytes that the capture holds, at most [#payloadLength()].
  public int capturedPayload() {
    return Math.clamp(captured - headerLength(), 0, payloadLength);
  }

  /// SEG.LEN: payload, plus one for SYN and one for FIN (RFC 9293 3.4).
  public int len() {
    return payloadLength + (isSyn() ? 1 : 0) + (isFin() ? 1 : 0);
  }

  /// The options, parsed on the first call for this segment.
  public TcpOptions options() {
    if (!optionsRead) {
      int declared = headerLength();
      int end = Math.max(Math.min(declared, captured), 20);
      options.parse(bytes, offset + 20, offset + end, offset + declared);
      optionsRead = true;
    }
    return options;
  }

  /// The array that holds the segment; see [#offset()].
  public byte[] bytes() {
    return bytes;
  }

  /// Index of the header's first byte.
  public int offset() {
    return offset;
  }

  /// Bytes captured from the header's first on.
  public int captured() {
    return captured;
  }

  /// One unsigned byte of the payload.
  public int payloadAt(int index) {
    return u8(bytes, offset + headerLength() + index);
  }
}
