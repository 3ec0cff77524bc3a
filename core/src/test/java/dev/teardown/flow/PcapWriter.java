// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a pcap file with nanoseconds, for tests.
final class PcapWriter implements AutoCloseable {

  private static final int NANOSECOND_MAGIC = 0xa1b23c4d;
  private static final int SNAP_LENGTH = 262_144;

  private final OutputStream out;

  PcapWriter(Path file, int linkType) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file));
    var header = ByteBuffer.allocate(24).putInt(NANOSECOND_MAGIC).putShort((short) 2);
    header.putShort((short) 4).putLong(0).putInt(SNAP_LENGTH).putInt(linkType);
    out.write(header.array());
  }

  void write(long timeNanos, byte[] bytes, int offset, int captured, long original)
      throws IOException {
    var header = ByteBuffer.allocate(16).putInt((int) (timeNanos / 1_000_000_000));
    header.putInt((int) (timeNanos % 1_000_000_000)).putInt(captured).putInt((int) original);
    out.write(header.array());
    out.write(bytes, offset, captured);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
