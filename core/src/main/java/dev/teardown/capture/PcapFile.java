// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.Frame;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads classic pcap: a header of 24 bytes, then records.
///
/// ```
/// file:   magic 4 | major 2 | minor 2 | zone 4 | accuracy 4 | snap length 4 | link type 4
/// record: seconds 4 | micro- or nanoseconds 4 | captured length 4 | original length 4 | bytes
/// ```
///
/// The header's snap length is reported, never trusted: files with longer records exist.
final class PcapFile implements PacketSource {

  static final int HEADER_LENGTH = 24;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /// The upper six bits tell the length of a frame check sequence (libpcap sf-pcap.c LT_LINKTYPE).
  private static final int LINK_TYPE_MASK = 0x03ff_ffff;

  private final ChunkBuffer buffer;
  private final CaptureNotes notes;
  private final int recordHeaderLength;
  private final int nanosPerFraction;
  private final int linkType;
  private long frames;
  private @Nullable String problem;

  /// @param buffer at the start of the file, with the header available
  PcapFile(ChunkBuffer buffer, PcapMagic magic) {
    this.buffer = buffer;
    recordHeaderLength = magic.recordHeaderLength();
    nanosPerFraction = magic.nanosPerFraction();
    notes = new CaptureNotes(magic.format());
    buffer.setLittleEndian(magic.littleEndian());
    int at = buffer.position();
    linkType = buffer.i32(at + 20) & LINK_TYPE_MASK;
    notes.addInterface(CaptureInterface.of(linkType, "", "", buffer.u32(at + 16)));
    buffer.advance(HEADER_LENGTH);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    if (problem != null) {
      return false;
    }
    if (!buffer.require(recordHeaderLength)) {
      return endOrCut(recordHeaderLength);
    }
    int captured = buffer.i32(buffer.position() + 8);
    if (RecordLimit.isBeyond(captured)) {
      problem = RecordLimit.problem(frames + 1, buffer.offset(), captured);
      return false;
    }
    int length = recordHeaderLength + captured;
    if (!buffer.require(length)) {
      return endOrCut(length);
    }
    give(frame, captured);
    buffer.advance(length);
    return true;
  }

  private void give(Frame frame, int captured) {
    int at = buffer.position();
    long original = buffer.u32(at + 12);
    frame.set(
        buffer.bytes(),
        at + recordHeaderLength,
        (int) Math.min(captured, original),
        original,
        linkType,
        0,
        buffer.u32(at) * NANOS_PER_SECOND + buffer.u32(at + 4) * nanosPerFraction,
        ++frames);
  }

  private boolean endOrCut(int wanted) {
    int there = buffer.available();
    if (there > 0) {
      problem = RecordLimit.cutOff("packet " + (frames + 1), buffer.offset(), there, wanted);
    }
    return false;
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public long position() {
    return buffer.offset();
  }

  @Override
  public CaptureFacts facts() {
    return notes.facts();
  }
}
