// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Names inputs that are not pcap or pcapng by their first bytes, so that the message can say what
/// to do about them.
final class ForeignFormat {

  private static final String CONVERT = "; convert it first: editcap -F pcapng IN OUT";
  private static final String DECOMPRESS = "; decompress it first";

  /// @param magic the first bytes, one character per byte
  /// @param found what the message says of them
  private record Signature(String magic, String found) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("\u001f\u008b", "is compressed: gzip" + DECOMPRESS),
          new Signature("(\u00b5/\u00fd", "is compressed: zstd" + DECOMPRESS),
          new Signature("\u00fd7zXZ\0", "is compressed: xz" + DECOMPRESS),
          new Signature("BZh", "is compressed: bzip2" + DECOMPRESS),
          new Signature("\u0004\"M\u0018", "is compressed: lz4" + DECOMPRESS),
          new Signature("PK\u0003\u0004", "is compressed: a ZIP archive" + DECOMPRESS),
          new Signature("snoop\0\0\0", "is a Solaris snoop capture" + CONVERT),
          new Signature("btsnoop\0", "is a Bluetooth btsnoop log, which holds no TCP"),
          new Signature("GMBU", "is a Microsoft Network Monitor 2 capture" + CONVERT),
          new Signature("RTSS", "is a Microsoft Network Monitor 1 capture" + CONVERT),
          new Signature("TRSNIFF data", "is a Sniffer capture" + CONVERT),
          new Signature("XCP\0", "is a NetXRay or Sniffer for Windows capture" + CONVERT),
          new Signature("iptrace ", "is an AIX iptrace capture" + CONVERT),
          new Signature("\u001c\u0000\u0001\u00ac", "is an IXIA capture" + CONVERT),
          new Signature("\u00ac\u0001\u0000\u001c", "is an IXIA capture" + CONVERT),
          new Signature("\u007fELF", "is a program (ELF), not a capture"));

  private ForeignFormat() {}

  /// What the message says of a known format.
  static Optional<String> recognise(byte[] bytes, int length) {
    var start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return SIGNATURES.stream()
        .filter(signature -> start.startsWith(signature.magic()))
        .map(Signature::found)
        .findFirst();
  }

  /// Whether all bytes could stand in a text: no control characters but white space.
  static boolean looksLikeText(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      int c = bytes[i] & 0xff;
      boolean isWhiteSpace = c >= '\t' && c <= '\r';
      if (c < ' ' && !isWhiteSpace || c == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
