// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Generated frames in memory, as a capture file would hand them out: for benchmarks that must not
/// measure the reading of a file.
public final class FrameBatch {

  private static final int FLOWS = 64;

  private final byte[] bytes;
  private final int[] offsets;
  private final int[] originalLengths;
  private final long[] timesNanos;

  private FrameBatch(byte[] bytes, int[] offsets, int[] originalLengths, long[] timesNanos) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.originalLengths = originalLengths;
    this.timesNanos = timesNanos;
  }

  /// The first frames of a capture of 64 flows, cut at the snap length.
  public static FrameBatch of(int frames, int snapLength, int ipv6Percent) {
    var packets = Math.max(frames, FLOWS * 30L);
    var options =
        new CaptureOptions(packets, FLOWS, 1, snapLength, ipv6Percent, FLOWS, false, true, 0);
    var buffer = ByteBuffer.allocate(frames * snapLength + FrameEncoder.MOST_HEADERS);
    var offsets = new int[frames + 1];
    var originalLengths = new int[frames];
    var timesNanos = new long[frames];
    var merged = new MergedConversations(options);
    for (var frame = 0; frame < frames; frame++) {
      var conversation = merged.next();
      var segment = conversation.queue.peek();
      originalLengths[frame] = FrameEncoder.length(conversation, segment);
      timesNanos[frame] = segment.atNanos;
      FrameEncoder.putHeaders(buffer, conversation, segment);
      offsets[frame + 1] = offsets[frame] + Math.min(originalLengths[frame], snapLength);
      buffer.position(offsets[frame + 1]);
      merged.remove();
    }
    var bytes = Arrays.copyOf(buffer.array(), offsets[frames]);
    return new FrameBatch(bytes, offsets, originalLengths, timesNanos);
  }

  public int size() {
    return originalLengths.length;
  }

  /// The array that holds all frames, not copied.
  public byte[] bytes() {
    return bytes;
  }

  public int offset(int frame) {
    return offsets[frame];
  }

  public int capturedLength(int frame) {
    return offsets[frame + 1] - offsets[frame];
  }

  public int originalLength(int frame) {
    return originalLengths[frame];
  }

  public long timeNanos(int frame) {
    return timesNanos[frame];
  }
}
