// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

/// The block types of pcapng that Teardown reads (draft-ietf-opsawg-pcapng, section 4).
final class PcapngBlockType {

  static final int SECTION_HEADER = 0x0a0d0d0a;
  static final int INTERFACE_DESCRIPTION = 1;

  /// Obsolete, written by Wireshark before 1.2.
  static final int PACKET = 2;

  static final int SIMPLE_PACKET = 3;
  static final int NAME_RESOLUTION = 4;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;
  static final int DECRYPTION_SECRETS = 10;

  private PcapngBlockType() {}

  static boolean isPacket(int type) {
    return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == PACKET;
  }

  /// Without these the rest cannot be understood.
  static boolean isEssential(int type) {
    return isPacket(type) || type == SECTION_HEADER || type == INTERFACE_DESCRIPTION;
  }

  /// These are read where they fit in the buffer, and passed over where they do not.
  static boolean isUseful(int type) {
    return type == NAME_RESOLUTION || type == INTERFACE_STATISTICS;
  }

  /// Bytes of the fixed fields of the body.
  static int fixedLength(int type) {
    return switch (type) {
      case SECTION_HEADER -> 16;
      case INTERFACE_DESCRIPTION -> 8;
      case ENHANCED_PACKET, PACKET -> 20;
      case INTERFACE_STATISTICS -> 12;
      case SIMPLE_PACKET -> 4;
      default -> 0;
    };
  }

  /// As it is called in a message.
  static String nameOf(int type) {
    return switch (type) {
      case SECTION_HEADER -> "a section header";
      case INTERFACE_DESCRIPTION -> "an interface description";
      case NAME_RESOLUTION -> "a name resolution block";
      case INTERFACE_STATISTICS -> "an interface statistics block";
      case DECRYPTION_SECRETS -> "a decryption secrets block";
      case ENHANCED_PACKET, PACKET, SIMPLE_PACKET -> "a packet";
      default -> "a block of type " + Integer.toUnsignedString(type);
    };
  }
}
