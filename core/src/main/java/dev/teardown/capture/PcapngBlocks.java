// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Finds the blocks of a pcapng file and checks that each is sound.
///
/// ```
/// type 4 | total length 4 | body, padded to 4 | total length 4
/// ```
///
/// Blocks that matter are held whole; all others are passed over, however long they are.
final class PcapngBlocks {

  /// Type, both lengths.
  static final int FRAMING = 12;

  static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  /// Longer than any honest block (Wireshark refuses from 16 MiB on).
  static final long MAX_PASSED_OVER = 256L << 20;

  private final ChunkBuffer buffer;
  private int type;
  private int bodyLength;
  private int held;
  private long packets;
  private @Nullable String problem;

  PcapngBlocks(ChunkBuffer buffer) {
    this.buffer = buffer;
  }

  /// Moves to the next block that a reader may want; its body is valid until the next call.
  ///
  /// @return false at the end, be it clean or not
  boolean next() throws IOException {
    while (problem == null) {
      buffer.advance(held);
      held = 0;
      if (!buffer.require(FRAMING)) {
        return endsIn("a block", FRAMING);
      }
      type = buffer.i32(buffer.position());
      if (type == PcapngBlockType.SECTION_HEADER && !readByteOrder()) {
        return false;
      }
      long total = buffer.u32(buffer.position() + 4);
      if (!isSoundLength(total)) {
        return false;
      }
      boolean fits = total <= ChunkBuffer.CAPACITY;
      if (PcapngBlockType.isEssential(type) || fits && PcapngBlockType.isUseful(type)) {
        return hold((int) total);
      }
      passOver(total);
      if (type == PcapngBlockType.DECRYPTION_SECRETS && problem == null) {
        return true;
      }
    }
    return false;
  }

  /// A section may differ from the one before in byte order, which its own length already uses.
  private boolean readByteOrder() {
    int at = buffer.position() + 8;
    buffer.setLittleEndian(false);
    if (buffer.i32(at) == BYTE_ORDER_MAGIC) {
      return true;
    }
    buffer.setLittleEndian(true);
    if (buffer.i32(at) == BYTE_ORDER_MAGIC) {
      return true;
    }
    return stop("has no byte-order magic");
  }

  private boolean isSoundLength(long total) {
    int least = FRAMING + PcapngBlockType.fixedLength(type);
    if (total < least) {
      return stop("claims to be " + total + " bytes long; it takes at least " + least);
    }
    if (total % 4 != 0) {
      return stop("claims to be " + total + " bytes long, which is not a multiple of 4");
    }
    long most = PcapngBlockType.isEssential(type) ? ChunkBuffer.CAPACITY : MAX_PASSED_OVER;
    return total <= most
        || stop("claims to be " + total + " bytes long; the most that is believed is " + most);
  }

  private boolean hold(int total) throws IOException {
    boolean isPacket = PcapngBlockType.isPacket(type);
    if (!buffer.require(total)) {
      return endsIn(isPacket ? "packet " + (packets + 1) : PcapngBlockType.nameOf(type), total);
    }
    long trailing = buffer.u32(buffer.position() + total - 4);
    if (trailing != total) {
      return stop(lengthsDiffer(total, trailing));
    }
    if (isPacket) {
      packets++;
    }
    bodyLength = total - FRAMING;
    held = total;
    return true;
  }

  private void passOver(long total) throws IOException {
    long start = buffer.offset();
    long passed = buffer.skip(total - 4);
    if (!buffer.require(4) || passed < total - 4) {
      long there = passed + buffer.available();
      problem = RecordLimit.cutOff(PcapngBlockType.nameOf(type), start, there, total);
      return;
    }
    long trailing = buffer.u32(buffer.position());
    buffer.advance(4);
    bodyLength = 0;
    if (trailing != total) {
      problem = damaged(start, lengthsDiffer(total, trailing));
    }
  }

  private static String lengthsDiffer(long total, long trailing) {
    return "claims to be " + total + " bytes long at its start and " + trailing + " at its end";
  }

  private boolean endsIn(String what, long wanted) {
    int there = buffer.available();
    if (there > 0) {
      problem = RecordLimit.cutOff(what, buffer.offset(), there, wanted);
    }
    return false;
  }

  /// Ends the reading at the current block.
  ///
  /// @return false, for the caller to return
  boolean stop(String what) {
    problem = damaged(buffer.offset(), what);
    return false;
  }

  private String damaged(long offset, String what) {
    return PcapngBlockType.nameOf(type)
        + " at byte "
        + offset
        + " "
        + what
        + ": the file is damaged there";
  }

  /// Ends the reading at the current packet.
  boolean stopAtPacket(int captured) {
    problem = RecordLimit.problem(packets, buffer.offset(), captured);
    return false;
  }

  /// Bytes consumed, the current block included.
  long position() {
    return buffer.offset() + held;
  }

  int type() {
    return type;
  }

  /// Index in the buffer of the block's body.
  int body() {
    return buffer.position() + 8;
  }

  int bodyLength() {
    return bodyLength;
  }

  /// The number of the current or last packet, from 1.
  long packetNumber() {
    return packets;
  }

  @Nullable String problem() {
    return problem;
  }
}
