// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.Frame;
import java.io.IOException;
import java.util.Optional;

/// Reads pcapng (draft-ietf-opsawg-pcapng): sections of either byte order, each with its own
/// interfaces, and packets in three forms.
///
/// ```
/// enhanced: interface 4 | time high 4 | time low 4 | captured 4 | original 4 | bytes | options
/// obsolete: interface 2 | drops 2 | time high 4 | time low 4 | captured 4 | original 4 | bytes
/// simple:   original 4 | bytes
/// ```
///
/// A section's length field is not used: block by block leads to its end as well, and writers leave
/// it at -1. Options of packets are not read.
final class PcapngFile implements PacketSource {

  private static final int NO_DROP_COUNT = 0xffff;

  private final ChunkBuffer buffer;
  private final PcapngBlocks blocks;
  private final CaptureNotes notes = new CaptureNotes("pcapng");
  private final PcapngInterfaces interfaces;
  private long lastTimeNanos;

  PcapngFile(ChunkBuffer buffer) {
    this.buffer = buffer;
    this.blocks = new PcapngBlocks(buffer);
    this.interfaces = new PcapngInterfaces(buffer, notes);
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    while (blocks.next()) {
      int body = blocks.body();
      switch (blocks.type()) {
        case PcapngBlockType.ENHANCED_PACKET -> {
          return givePacket(frame, buffer.i32(body));
        }
        case PcapngBlockType.SIMPLE_PACKET -> {
          return giveSimplePacket(frame);
        }
        case PcapngBlockType.PACKET -> {
          noteDrops(buffer.u16(body + 2));
          return givePacket(frame, buffer.u16(body));
        }
        default -> {
          if (!learn(body)) {
            return false;
          }
        }
      }
    }
    return false;
  }

  private boolean givePacket(Frame frame, int interfaceNumber) {
    int body = blocks.body();
    int captured = buffer.i32(body + 12);
    if (RecordLimit.isBeyond(captured)) {
      return blocks.stopAtPacket(captured);
    }
    int room = blocks.bodyLength() - 20;
    if (captured > room) {
      return blocks.stop("claims " + captured + " captured bytes, but has room for " + room);
    }
    if (!interfaces.isDescribed(interfaceNumber)) {
      return stopForInterface(interfaceNumber);
    }
    lastTimeNanos = interfaces.scale(interfaceNumber).nanos(timestamp(body + 4));
    give(frame, body + 20, captured, buffer.u32(body + 16), interfaceNumber);
    return true;
  }

  /// High half first, in either byte order.
  private long timestamp(int at) {
    return buffer.u32(at) << 32 | buffer.u32(at + 4);
  }

  /// It belongs to the first interface and has no time: the last packet's is the best guess.
  private boolean giveSimplePacket(Frame frame) {
    if (!interfaces.isDescribed(0)) {
      return stopForInterface(0);
    }
    long original = buffer.u32(blocks.body());
    long snapLength = interfaces.snapLength(0);
    long kept = snapLength == 0 ? original : Math.min(original, snapLength);
    long captured = Math.min(kept, blocks.bodyLength() - 4);
    if (captured > RecordLimit.MAX_CAPTURED) {
      return blocks.stopAtPacket((int) captured);
    }
    give(frame, blocks.body() + 4, (int) captured, original, 0);
    return true;
  }

  private void give(Frame frame, int at, int captured, long original, int interfaceNumber) {
    frame.set(
        buffer.bytes(),
        at,
        (int) Math.min(captured, original),
        original,
        interfaces.linkType(interfaceNumber),
        interfaces.indexOf(interfaceNumber),
        lastTimeNanos,
        blocks.packetNumber());
  }

  private void noteDrops(int drops) {
    if (drops != NO_DROP_COUNT) {
      notes.addDropped(drops);
    }
  }

  private boolean stopForInterface(int number) {
    return blocks.stop(
        "names interface "
            + Integer.toUnsignedString(number)
            + ", but the section describes "
            + interfaces.count());
  }

  /// Takes in a block that is no packet.
  private boolean learn(int body) {
    switch (blocks.type()) {
      case PcapngBlockType.SECTION_HEADER -> startSection(body);
      case PcapngBlockType.INTERFACE_DESCRIPTION -> {
        if (!interfaces.describe(body, blocks.bodyLength())) {
          return blocks.stop("is one too many after " + interfaces.count());
        }
      }
      case PcapngBlockType.INTERFACE_STATISTICS ->
          interfaces.readStatistics(body, blocks.bodyLength());
      case PcapngBlockType.NAME_RESOLUTION ->
          PcapngNames.read(buffer, body, blocks.bodyLength(), notes);
      case PcapngBlockType.DECRYPTION_SECRETS -> notes.countSecrets();
      default -> {} // PcapngBlocks passes over all others
    }
    return true;
  }

  private void startSection(int body) {
    interfaces.startSection();
    var options = new PcapngOptions(buffer, body + 16, body + blocks.bodyLength());
    while (options.next()) {
      if (options.code() == PcapngOptions.COMMENT) {
        notes.addComment(options.text());
      }
    }
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(blocks.problem());
  }

  @Override
  public long position() {
    return blocks.position();
  }

  @Override
  public CaptureFacts facts() {
    return notes.facts();
  }
}
