// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes pcapng (draft-ietf-opsawg-pcapng): one section, little-endian, times in nanoseconds.
///
/// ```
/// section:   magic 4 | version 2+2 | section length 8 (unknown) | options
/// interface: link type 2 | reserved 2 | snap length 4 | name, if_tsresol 9
/// packet:    interface 4 | time high 4 | time low 4 | captured 4 | original 4 | bytes
///            | flags (direction), comment
/// ```
///
/// Each block goes to the stream in one piece, so that a file cut short ends between blocks. Memory
/// is one block. One thread at a time; the stream belongs to the caller.
public final class PcapngWriter {

  /// Which way a packet went, seen from its interface (option epb_flags, bits 0 and 1).
  public enum Direction {
    UNKNOWN,
    INBOUND,
    OUTBOUND
  }

  /// A longer comment or name is cut.
  static final int MAX_TEXT_BYTES = 1_000;

  private static final int PADDING = 4;

  private static final int COMMENT = 1;
  private static final int APPLICATION = 4;
  private static final int INTERFACE_NAME = 2;
  private static final int TIMESTAMP_RESOLUTION = 9;
  private static final int PACKET_FLAGS = 2;
  private static final byte NANOSECONDS = 9;

  private final OutputStream out;
  private byte[] block = new byte[4096];
  private int length;
  private int interfaces;

  /// Starts the section.
  ///
  /// @param application who writes, such as "teardown cable"
  public PcapngWriter(OutputStream out, String application) throws IOException {
    this.out = out;
    begin(PcapngBlockType.SECTION_HEADER);
    put32(PcapngBlocks.BYTE_ORDER_MAGIC);
    put16(1);
    put16(0);
    put32(-1);
    put32(-1);
    putText(APPLICATION, application);
    put32(0);
    end();
  }

  /// Describes an interface.
  ///
  /// @param linkType a constant of [dev.teardown.wire.LinkType]
  /// @return its number, for its packets
  public int describe(String name, int linkType) throws IOException {
    begin(PcapngBlockType.INTERFACE_DESCRIPTION);
    put16(linkType);
    put16(0);
    put32(RecordLimit.MAX_CAPTURED);
    putText(INTERFACE_NAME, name);
    put16(TIMESTAMP_RESOLUTION);
    put16(1);
    put32(NANOSECONDS);
    put32(0);
    end();
    return interfaces++;
  }

  /// Writes a packet of which every byte is there.
  ///
  /// @param number the interface's
  /// @param timeNanos since 1970, UTC
  /// @param comment "" for none
  public void packet(
      int number,
      long timeNanos,
      byte[] bytes,
      int offset,
      int packetLength,
      Direction direction,
      String comment)
      throws IOException {
    if (number < 0 || number >= interfaces) {
      throw new IllegalArgumentException("interface " + number + " is not described");
    }
    if (packetLength < 0 || RecordLimit.isBeyond(packetLength)) {
      throw new IllegalArgumentException("a packet of " + packetLength + " bytes");
    }
    begin(PcapngBlockType.ENHANCED_PACKET);
    put32(number);
    put32((int) (timeNanos >>> 32));
    put32((int) timeNanos);
    put32(packetLength);
    put32(packetLength);
    reserve(packetLength + PADDING);
    System.arraycopy(bytes, offset, block, length, packetLength);
    length += packetLength;
    pad();
    putPacketOptions(direction, comment);
    end();
  }

  private void putPacketOptions(Direction direction, String comment) {
    if (direction == Direction.UNKNOWN && comment.isEmpty()) {
      return;
    }
    if (direction != Direction.UNKNOWN) {
      put16(PACKET_FLAGS);
      put16(4);
      put32(direction == Direction.INBOUND ? 1 : 2);
    }
    if (!comment.isEmpty()) {
      putText(COMMENT, comment);
    }
    put32(0);
  }

  private void begin(int type) {
    length = 0;
    put32(type);
    put32(0); // the block's length, known at its end
  }

  private void end() throws IOException {
    int total = length + 4;
    put32(total);
    int end = length;
    length = 4;
    put32(total);
    out.write(block, 0, end);
  }

  private void putText(int code, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int count = Math.min(bytes.length, MAX_TEXT_BYTES);
    put16(code);
    put16(count);
    reserve(count + PADDING);
    System.arraycopy(bytes, 0, block, length, count);
    length += count;
    pad();
  }

  private void pad() {
    while ((length & 3) != 0) {
      block[length++] = 0;
    }
  }

  private void put16(int value) {
    reserve(2);
    block[length++] = (byte) value;
    block[length++] = (byte) (value >> 8);
  }

  private void put32(int value) {
    put16(value);
    put16(value >> 16);
  }

  private void reserve(int count) {
    if (count > block.length - length) {
      block = Arrays.copyOf(block, Math.max(2 * block.length, length + count));
    }
  }
}
