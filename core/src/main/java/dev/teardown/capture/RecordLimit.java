// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

/// How large a packet in a capture may be.
final class RecordLimit {

  /// libpcap's MAXIMUM_SNAPLEN and Wireshark's WTAP_MAX_PACKET_SIZE_STANDARD: no writer goes
  /// beyond, so a larger length is damage, not a packet.
  static final int MAX_CAPTURED = 262_144;

  private RecordLimit() {}

  /// Whether a length field, read as unsigned, is beyond the limit.
  static boolean isBeyond(int captured) {
    return Integer.compareUnsigned(captured, MAX_CAPTURED) > 0;
  }

  static String problem(long packetNumber, long offset, int captured) {
    return "packet "
        + packetNumber
        + " at byte "
        + offset
        + " claims "
        + Integer.toUnsignedString(captured)
        + " captured bytes, more than the "
        + MAX_CAPTURED
        + " that any packet may have: the file is damaged there";
  }

  static String cutOff(String what, long offset, long there, long wanted) {
    return "cut off in the middle of "
        + what
        + " at byte "
        + offset
        + " ("
        + there
        + " of "
        + wanted
        + " bytes are there)";
  }
}
