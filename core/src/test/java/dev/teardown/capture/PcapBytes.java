// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes classic pcap for tests, sound or not: `PcapBytes.microseconds().record(1, 2, packet)`.
///
/// Big-endian, Ethernet and a snap length of 65,535 unless said otherwise before the first record.
public final class PcapBytes {

  private final int magic;
  private final boolean isModified;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private int linkTypeField = 1;
  private int snapLength = 65_535;

  private PcapBytes(int magic, boolean isModified) {
    this.magic = magic;
    this.isModified = isModified;
  }

  public static PcapBytes microseconds() {
    return new PcapBytes(0xa1b2c3d4, false);
  }

  public static PcapBytes nanoseconds() {
    return new PcapBytes(0xa1b23c4d, false);
  }

  /// With Kuznetzov's longer record header.
  public static PcapBytes modified() {
    return new PcapBytes(0xa1b2cd34, true);
  }

  public PcapBytes littleEndian() {
    order = ByteOrder.LITTLE_ENDIAN;
    return this;
  }

  /// The whole 32-bit field, with the bits for the frame check sequence.
  public PcapBytes linkType(int field) {
    linkTypeField = field;
    return this;
  }

  public PcapBytes snapLength(int length) {
    snapLength = length;
    return this;
  }

  /// A whole packet.
  public PcapBytes record(long seconds, long fraction, byte[] packet) {
    return record(seconds, fraction, packet.length, packet.length, packet);
  }

  /// A record whose header may claim what it likes.
  ///
  /// @param fraction micro- or nanoseconds
  public PcapBytes record(
      long seconds, long fraction, long captured, long original, byte[] present) {
    var header = ByteBuffer.allocate(isModified ? 24 : 16).order(order);
    header.putInt((int) seconds).putInt((int) fraction).putInt((int) captured);
    header.putInt((int) original);
    if (isModified) {
      header.putInt(2).putShort((short) 0x0800).put((byte) 4).put((byte) 0);
    }
    out.writeBytes(header.array());
    out.writeBytes(present);
    return this;
  }

  public byte[] toBytes() {
    var file = ByteBuffer.allocate(24 + out.size()).order(order);
    file.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    file.putInt(snapLength).putInt(linkTypeField);
    return file.put(out.toByteArray()).array();
  }
}
