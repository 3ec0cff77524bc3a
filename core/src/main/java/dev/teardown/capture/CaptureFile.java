// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.NetworkOrder;
import java.io.IOException;
import java.util.HexFormat;

/// Opens a capture of either format by its first bytes.
public final class CaptureFile {

  private static final String EXPECTED = "; a pcap or pcapng capture was expected";

  /// As many bytes decide whether the input is text.
  private static final int SAMPLE = 64;

  private CaptureFile() {}

  /// Finds out the format and reads the header.
  ///
  /// @param bytes read in pieces of up to a megabyte, by the thread that calls this and
  ///   [PacketSource#next]; never closed here
  /// @throws UnreadableCaptureException when the first bytes are no capture's
  /// @throws IOException when the bytes themselves cannot be read
  public static PacketSource open(ByteSource bytes) throws IOException {
    var buffer = new ChunkBuffer(bytes);
    if (!buffer.require(4)) {
      throw new UnreadableCaptureException(whyTooShort(buffer.available()));
    }
    int magic = NetworkOrder.i32(buffer.bytes(), buffer.position());
    if (magic == PcapngBlockType.SECTION_HEADER) {
      return openPcapng(buffer);
    }
    var variant = PcapMagic.of(magic);
    if (variant.isPresent()) {
      return openPcap(buffer, variant.get());
    }
    buffer.require(SAMPLE);
    throw new UnreadableCaptureException(whyForeign(buffer));
  }

  private static PacketSource openPcap(ChunkBuffer buffer, PcapMagic magic) throws IOException {
    if (!buffer.require(PcapFile.HEADER_LENGTH)) {
      throw cutInHeader(magic.format(), buffer.available(), PcapFile.HEADER_LENGTH);
    }
    return new PcapFile(buffer, magic);
  }

  private static PacketSource openPcapng(ChunkBuffer buffer) throws IOException {
    if (!buffer.require(PcapngBlocks.FRAMING)) {
      throw cutInHeader("pcapng", buffer.available(), PcapngBlocks.FRAMING);
    }
    int order = NetworkOrder.i32(buffer.bytes(), buffer.position() + 8);
    if (order != PcapngBlocks.BYTE_ORDER_MAGIC
        && order != Integer.reverseBytes(PcapngBlocks.BYTE_ORDER_MAGIC)) {
      throw new UnreadableCaptureException(
          "starts as pcapng does, but has "
              + HexFormat.of().toHexDigits(order)
              + " where 1a2b3c4d tells the byte order");
    }
    return new PcapngFile(buffer);
  }

  private static UnreadableCaptureException cutInHeader(String format, int there, int wanted) {
    return new UnreadableCaptureException(
        "is cut off in the header of a "
            + format
            + " capture ("
            + there
            + " of "
            + wanted
            + " bytes are there)");
  }

  private static String whyTooShort(int length) {
    if (length == 0) {
      return "is empty";
    }
    return "is too short for a capture (" + length + (length == 1 ? " byte)" : " bytes)");
  }

  private static String whyForeign(ChunkBuffer buffer) {
    int length = Math.min(buffer.available(), SAMPLE);
    byte[] start = buffer.bytes();
    var known = ForeignFormat.recognise(start, length);
    if (known.isPresent()) {
      return known.get();
    }
    if (ForeignFormat.looksLikeText(start, length)) {
      return "looks like text" + EXPECTED + " (tcpdump writes one with -w FILE)";
    }
    return "is in no known capture format: it starts with "
        + HexFormat.ofDelimiter(" ").formatHex(start, 0, Math.min(length, 8))
        + EXPECTED
        + " (editcap -F pcapng IN OUT converts many formats)";
  }
}
