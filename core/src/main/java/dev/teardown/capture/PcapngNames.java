// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.IpAddress;
import dev.teardown.wire.NetworkOrder;

/// Reads a name resolution block: records of an address and the names it had when captured.
final class PcapngNames {

  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  /// A DNS name has at most 253 characters (RFC 1035 2.3.4).
  private static final int MAX_NAME_LENGTH = 253;

  private PcapngNames() {}

  static void read(ChunkBuffer buffer, int body, int bodyLength, CaptureNotes notes) {
    var records = new PcapngOptions(buffer, body, body + bodyLength);
    while (records.next()) {
      int addressLength =
          switch (records.code()) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            default -> 0; // a link address
          };
      if (addressLength > 0 && records.length() > addressLength) {
        int to = Math.min(records.length(), addressLength + MAX_NAME_LENGTH);
        var name = records.text(addressLength, to);
        notes.addName(address(buffer.bytes(), records.value(), addressLength), name);
      }
    }
  }

  /// Addresses are in network order, whatever the section's order is.
  private static IpAddress address(byte[] bytes, int at, int length) {
    return length == 4
        ? IpAddress.v4(NetworkOrder.i32(bytes, at))
        : new IpAddress(NetworkOrder.i64(bytes, at), NetworkOrder.i64(bytes, at + 8));
  }
}
