// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes pcapng for tests, sound or not, block by block:
/// `PcapngBytes.bigEndian().section().describe(1, 0).enhanced(0, 1_000_000, packet)`.
public final class PcapngBytes {

  /// An option of a block, or a record of a name resolution block.
  public record Option(int code, byte[] value) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  private PcapngBytes(ByteOrder order) {
    this.order = order;
  }

  public static PcapngBytes bigEndian() {
    return new PcapngBytes(ByteOrder.BIG_ENDIAN);
  }

  public static PcapngBytes littleEndian() {
    return new PcapngBytes(ByteOrder.LITTLE_ENDIAN);
  }

  /// Holds for the blocks from here on: a section should follow.
  public PcapngBytes turnTo(ByteOrder order) {
    this.order = order;
    return this;
  }

  public static Option text(int code, String value) {
    return new Option(code, value.getBytes(StandardCharsets.UTF_8));
  }

  public static Option oneByte(int code, int value) {
    return new Option(code, new byte[] {(byte) value});
  }

  /// An eight-byte number, in the byte order of now.
  public Option number(int code, long value) {
    return new Option(code, buffer(8).putLong(value).array());
  }

  /// A section header of unknown length.
  public PcapngBytes section(Option... options) {
    var fixed = buffer(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
    return block(0x0a0d0d0a, fixed.array(), options(options));
  }

  public PcapngBytes describe(int linkType, int snapLength, Option... options) {
    var fixed = buffer(8).putShort((short) linkType).putShort((short) 0).putInt(snapLength);
    return block(1, fixed.array(), options(options));
  }

  public PcapngBytes enhanced(int number, long units, byte[] packet, Option... options) {
    return enhanced(number, units, packet.length, packet.length, packet, options);
  }

  /// An enhanced packet block that may claim what it likes.
  public PcapngBytes enhanced(
      int number, long units, long captured, long original, byte[] present, Option... options) {
    var fixed = buffer(20).putInt(number).putInt((int) (units >>> 32)).putInt((int) units);
    fixed.putInt((int) captured).putInt((int) original);
    return block(6, fixed.array(), padded(present), options(options));
  }

  public PcapngBytes simple(long original, byte[] present) {
    return block(3, buffer(4).putInt((int) original).array(), padded(present));
  }

  public PcapngBytes obsolete(int number, int drops, long units, byte[] packet) {
    var fixed = buffer(20).putShort((short) number).putShort((short) drops);
    fixed.putInt((int) (units >>> 32)).putInt((int) units);
    fixed.putInt(packet.length).putInt(packet.length);
    return block(2, fixed.array(), padded(packet));
  }

  public PcapngBytes names(Option... records) {
    return block(4, options(records));
  }

  public PcapngBytes statistics(int number, Option... options) {
    return block(5, buffer(12).putInt(number).putLong(0).array(), options(options));
  }

  /// A sound block of any type; the parts' length must be a multiple of 4.
  public PcapngBytes block(int type, byte[]... parts) {
    var body = concat(parts);
    return block(type, 12L + body.length, 12L + body.length, body);
  }

  /// A block whose two lengths may claim what they like.
  public PcapngBytes block(int type, long length, long trailingLength, byte[] body) {
    var block = buffer(12 + body.length).putInt(type).putInt((int) length).put(body);
    out.writeBytes(block.putInt((int) trailingLength).array());
    return this;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  private byte[] options(Option... options) {
    var bytes = new ByteArrayOutputStream();
    for (var option : options) {
      var head = buffer(4).putShort((short) option.code()).putShort((short) option.value().length);
      bytes.writeBytes(head.array());
      bytes.writeBytes(padded(option.value()));
    }
    if (options.length > 0) {
      bytes.writeBytes(new byte[4]);
    }
    return bytes.toByteArray();
  }

  private static byte[] padded(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 3 & ~3);
  }

  private static byte[] concat(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (var part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }
}
