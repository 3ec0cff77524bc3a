// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.util.Optional;

/// The variants of classic pcap, told by the first four bytes.
///
/// @param format how [CaptureFacts#format()] names it
/// @param littleEndian how the writer's machine stored its numbers
/// @param nanosPerFraction what one unit of a record's second time field is worth
/// @param recordHeaderLength bytes before each packet
record PcapMagic(
    String format, boolean littleEndian, int nanosPerFraction, int recordHeaderLength) {

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;

  /// Alexey Kuznetzov's patched libpcap: each record header ends with interface index (4), protocol
  /// (2), packet type (1) and padding (1).
  private static final int MODIFIED = 0xa1b2cd34;

  /// @param magic the first four bytes in network order
  static Optional<PcapMagic> of(int magic) {
    return of(magic, false).or(() -> of(Integer.reverseBytes(magic), true));
  }

  private static Optional<PcapMagic> of(int magic, boolean littleEndian) {
    return switch (magic) {
      case MICROSECONDS -> Optional.of(new PcapMagic("pcap", littleEndian, 1_000, 16));
      case NANOSECONDS -> Optional.of(new PcapMagic("pcap with nanoseconds", littleEndian, 1, 16));
      case MODIFIED -> Optional.of(new PcapMagic("modified pcap", littleEndian, 1_000, 24));
      default -> Optional.empty();
    };
  }
}
