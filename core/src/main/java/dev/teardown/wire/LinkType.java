// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// Link-layer header types that a capture can name, by their registered numbers (LINKTYPE_ values
/// of the pcap registry; some systems write the DLT_ value instead).
public final class LinkType {

  public static final int NULL = 0;
  public static final int ETHERNET = 1;

  /// Raw IP as written by some BSDs (DLT_RAW).
  public static final int RAW_BSD = 12;

  public static final int RAW_OPENBSD = 14;
  public static final int RAW = 101;
  public static final int LOOP = 108;
  public static final int LINUX_SLL = 113;
  public static final int IPV4 = 228;
  public static final int IPV6 = 229;
  public static final int LINUX_SLL2 = 276;

  private LinkType() {}

  /// The registry's name, or "link type N" for one that Teardown does not decode.
  public static String nameOf(int linkType) {
    return switch (linkType) {
      case NULL -> "BSD loopback (NULL)";
      case ETHERNET -> "Ethernet";
      case RAW, RAW_BSD, RAW_OPENBSD -> "raw IP";
      case LOOP -> "OpenBSD loopback (LOOP)";
      case LINUX_SLL -> "Linux cooked v1";
      case IPV4 -> "raw IPv4";
      case IPV6 -> "raw IPv6";
      case LINUX_SLL2 -> "Linux cooked v2";
      default -> "link type " + linkType;
    };
  }

  /// Whether [FrameDecoder] can find an IP packet in frames of this type.
  public static boolean isDecoded(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, RAW, RAW_BSD, RAW_OPENBSD, LOOP, LINUX_SLL, IPV4, IPV6, LINUX_SLL2 ->
          true;
      default -> false;
    };
  }
}
