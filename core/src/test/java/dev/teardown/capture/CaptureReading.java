// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// All that a capture gives, owned, for tests to look at.
///
/// @param problem empty when the capture ended well
record CaptureReading(List<Packet> packets, String problem, CaptureFacts facts, long position) {

  /// A copy of a [Frame].
  record Packet(
      long number, long timeNanos, int linkType, int interfaceIndex, long original, String hex) {}

  static CaptureReading of(byte[] bytes) throws IOException {
    return of(ByteSources.of(bytes));
  }

  static CaptureReading of(PcapBytes writer) throws IOException {
    return of(writer.toBytes());
  }

  static CaptureReading of(PcapngBytes writer) throws IOException {
    return of(writer.toBytes());
  }

  static CaptureReading of(ByteSource bytes) throws IOException {
    var source = CaptureFile.open(bytes);
    var frame = new Frame();
    var packets = new ArrayList<Packet>();
    while (source.next(frame)) {
      packets.add(copyOf(frame));
    }
    return new CaptureReading(
        packets, source.problem().orElse(""), source.facts(), source.position());
  }

  private static Packet copyOf(Frame frame) {
    int end = frame.offset() + frame.capturedLength();
    return new Packet(
        frame.number(),
        frame.timeNanos(),
        frame.linkType(),
        frame.interfaceIndex(),
        frame.originalLength(),
        HexFormat.of().formatHex(Arrays.copyOfRange(frame.bytes(), frame.offset(), end)));
  }
}
