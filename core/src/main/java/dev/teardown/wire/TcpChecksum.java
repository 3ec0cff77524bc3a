// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// Verifies the checksum of a TCP segment over its pseudo-header (RFC 9293 3.1, RFC 8200 8.1).
///
/// Segments captured on their own sender are often BAD by offload: the network card fills it in.
public final class TcpChecksum {

  /// What a verification found.
  public enum Result {
    GOOD,
    BAD,
    /// Not every byte was captured, or the final destination that the sum covers is not known.
    UNKNOWN
  }

  private TcpChecksum() {}

  public static Result verify(TcpPacket packet) {
    var segment = packet.segment();
    int length = segment.headerLength() + segment.payloadLength();
    if (segment.captured() < length || packet.ip().isRouted()) {
      return Result.UNKNOWN;
    }
    long sum = pseudoHeader(packet.ip(), length) + sum(segment.bytes(), segment.offset(), length);
    return fold(sum) == 0xffff ? Result.GOOD : Result.BAD;
  }

  private static long pseudoHeader(IpView ip, int length) {
    long addresses =
        ip.isV4()
            ? words((int) ip.sourceLow()) + words((int) ip.destinationLow())
            : words(ip.sourceHigh())
                + words(ip.sourceLow())
                + words(ip.destinationHigh())
                + words(ip.destinationLow());
    return addresses + IpProtocol.TCP + words(length);
  }

  private static long words(int value) {
    return (value >>> 16) + (value & 0xffff);
  }

  private static long words(long value) {
    return words((int) (value >>> 32)) + words((int) value);
  }

  private static long sum(byte[] bytes, int at, int length) {
    long sum = 0;
    int evenEnd = at + (length & ~1);
    for (int i = at; i < evenEnd; i += 2) {
      sum += u16(bytes, i);
    }
    return (length & 1) == 0 ? sum : sum + (u8(bytes, evenEnd) << 8);
  }

  private static long fold(long sum) {
    long folded = sum;
    while (folded > 0xffff) {
      folded = (folded >>> 16) + (folded & 0xffff);
    }
    return folded;
  }
}
