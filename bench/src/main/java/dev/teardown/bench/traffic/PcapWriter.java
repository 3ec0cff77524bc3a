// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A classic pcap file, little-endian, Ethernet, through a buffer of one MiB.
final class PcapWriter implements Closeable {

  private static final int BUFFER = 1 << 20;
  private static final int RECORD_HEADER = 16;
  private static final int MAGIC_MICROSECONDS = 0xa1b2_c3d4;
  private static final int MAGIC_NANOSECONDS = 0xa1b2_3c4d;
  private static final int LINKTYPE_ETHERNET = 1;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final int snapLength;
  private final boolean nanoseconds;
  private long bytes;

  PcapWriter(Path path, int snapLength, boolean nanoseconds) throws IOException {
    this.snapLength = snapLength;
    this.nanoseconds = nanoseconds;
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    putLittleEndian(nanoseconds ? MAGIC_NANOSECONDS : MAGIC_MICROSECONDS);
    putLittleEndian(4 << 16 | 2);
    putLittleEndian(0);
    putLittleEndian(0);
    putLittleEndian(snapLength);
    putLittleEndian(LINKTYPE_ETHERNET);
  }

  void write(Conversation conversation, Segment segment) throws IOException {
    var length = FrameEncoder.length(conversation, segment);
    var captured = Math.min(length, snapLength);
    if (buffer.remaining() < RECORD_HEADER + FrameEncoder.MOST_HEADERS + captured) {
      flush();
    }
    var fraction = (int) (segment.atNanos % Conversation.SECOND);
    putLittleEndian((int) (segment.atNanos / Conversation.SECOND));
    putLittleEndian(nanoseconds ? fraction : fraction / 1000);
    putLittleEndian(captured);
    putLittleEndian(length);
    var start = buffer.position();
    FrameEncoder.putHeaders(buffer, conversation, segment);
    while (buffer.position() < start + captured) {
      buffer.put((byte) 0);
    }
    buffer.position(start + captured);
  }

  /// Bytes given to the file so far.
  long bytes() {
    return bytes + buffer.position();
  }

  @Override
  public void close() throws IOException {
    flush();
    file.close();
  }

  private void putLittleEndian(int value) {
    buffer.putInt(Integer.reverseBytes(value));
  }

  private void flush() throws IOException {
    bytes += buffer.position();
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }
}
