// SPDX-License-Identifier: Apache-2.0
package dev.teardown.fuzz;

import java.util.HexFormat;
import java.util.stream.Stream;

/// Small sound captures for the fuzzer to start from.
final class CaptureSeeds {

  private static final String PCAP_LITTLE_ENDIAN =
      "d4c3b2a1 02000400 00000000 00000000 00000400 01000000"
          + " 257d9365 f55b0a00 04000000 3c000000 deadbeef";

  private static final String PCAP_NANOSECONDS =
      "a1b23c4d 00020004 00000000 00000000 00040000 00000071"
          + " 65937d25 000a5bf5 00000002 00000002 cafe";

  private static final String PCAP_MODIFIED =
      "34cdb2a1 02000400 00000000 00000000 00000400 01000000"
          + " 257d9365 f55b0a00 02000000 02000000 02000000 00080400 cafe";

  private static final String SECTION =
      "0a0d0d0a 1c000000 4d3c2b1a 01000000 ffffffff ffffffff 1c000000";

  /// "e0", nanoseconds, an offset of 100 s.
  private static final String INTERFACE =
      " 01000000 38000000 01000000 00000400 02000200 65300000 09000100 09000000"
          + " 0e000800 64000000 00000000 00000000 38000000";

  private static final String ENHANCED_PACKET =
      " 06000000 24000000 00000000 00000000 40420f00 04000000 3c000000 deadbeef 24000000";

  private static final String SIMPLE_PACKET = " 03000000 14000000 04000000 deadbeef 14000000";

  private static final String OBSOLETE_PACKET =
      " 02000000 24000000 00000300 00000000 40420f00 04000000 3c000000 deadbeef 24000000";

  private static final String NAMES =
      " 04000000 1c000000 01000600 0a000001 61000000 00000000 1c000000";

  private static final String STATISTICS =
      " 05000000 28000000 00000000 00000000 00000000 05000800 03000000 00000000"
          + " 00000000 28000000";

  private static final String SECRETS = " 0a000000 14000000 4b534c54 00000000 14000000";

  private static final String BIG_ENDIAN_SECTION =
      " 0a0d0d0a 0000001c 1a2b3c4d 00010000 ffffffff ffffffff 0000001c"
          + " 00000001 00000014 00010000 00000000 00000014"
          + " 00000006 00000024 00000000 00000000 000f4240 00000004 00000004 deadbeef 00000024";

  private CaptureSeeds() {}

  static Stream<byte[]> all() {
    return Stream.of(
            PCAP_LITTLE_ENDIAN,
            PCAP_NANOSECONDS,
            PCAP_MODIFIED,
            SECTION + INTERFACE + ENHANCED_PACKET + SIMPLE_PACKET + STATISTICS,
            SECTION + INTERFACE + OBSOLETE_PACKET + NAMES + SECRETS + BIG_ENDIAN_SECTION)
        .map(hex -> HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
