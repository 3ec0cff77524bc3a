// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.teardown.wire.Frame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkBufferTest {

  private static final int PACKETS = 40_000;

  /// Packets of 0 to 699 bytes: many megabytes, so that records straddle the buffer's end.
  private static byte[] packet(int number) {
    var bytes = new byte[number % 700];
    if (bytes.length >= 4) {
      bytes[0] = (byte) (number >> 16);
      bytes[1] = (byte) (number >> 8);
      bytes[2] = (byte) number;
      bytes[bytes.length - 1] = (byte) ~number;
    }
    return bytes;
  }

  private static byte[] manyPackets() {
    var writer = PcapBytes.microseconds().littleEndian();
    for (int i = 1; i <= PACKETS; i++) {
      writer.record(i, 0, packet(i));
    }
    return writer.toBytes();
  }

  @Test
  void recordsThatStraddleTheBufferAreWhole() throws IOException {
    var source = CaptureFile.open(ByteSources.of(manyPackets()));
    var frame = new Frame();
    List<Long> wrong = new ArrayList<>();

    while (source.next(frame)) {
      var expected = packet((int) frame.number());
      int end = frame.offset() + frame.capturedLength();
      if (!Arrays.equals(frame.bytes(), frame.offset(), end, expected, 0, expected.length)) {
        wrong.add(frame.number());
      }
    }

    assertThat(frame.number()).isEqualTo(PACKETS);
    assertThat(wrong).isEmpty();
  }

  @Test
  void readingAllocatesOneBufferAndNothingPerPacket() throws IOException {
    var bytes = manyPackets();
    CaptureFile.open(ByteSources.of(bytes)).next(new Frame()); // classes loaded
    long before = allocatedBytes();

    var source = CaptureFile.open(ByteSources.of(bytes));
    var frame = new Frame();
    while (source.next(frame)) {
      assert frame.number() > 0;
    }

    assertThat(allocatedBytes() - before).isBetween(1_000_000L, 1_500_000L);
  }

  @Test
  void lengthsThatLieAllocateNoMore() throws IOException {
    var pcap = PcapBytes.microseconds().record(0, 0, 0xffff_ffffL, 1, new byte[9]).toBytes();
    var writer = PcapngBytes.bigEndian().section().describe(1, 0);
    var pcapng = writer.block(99, 200_000_000, 0, new byte[9]).toBytes();
    CaptureReading.of(pcap);
    CaptureReading.of(pcapng);
    long before = allocatedBytes();

    var first = CaptureReading.of(pcap);
    var second = CaptureReading.of(pcapng);

    assertThat(allocatedBytes() - before).isLessThan(2 * 1_500_000L);
    assertThat(first.problem()).isNotEmpty();
    assertThat(second.problem()).isNotEmpty();
  }

  private static long allocatedBytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
