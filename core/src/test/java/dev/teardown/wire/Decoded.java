// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// A decoded frame as one line of text, so that a failing test prints the domain's language.
final class Decoded {

  private Decoded() {}

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s+", ""));
  }

  /// Joins pieces of hex text and arrays.
  static byte[] bytes(Object... pieces) {
    var joined = new ByteArrayOutputStream();
    for (Object piece : pieces) {
      joined.writeBytes(piece instanceof byte[] array ? array : hex((String) piece));
    }
    return joined.toByteArray();
  }

  static String line(int linkType, String hex) {
    return line(linkType, hex(hex));
  }

  static String line(int linkType, byte[] bytes) {
    return line(new FrameDecoder().decode(FrameBuilder.frame(linkType, bytes, 0, 1)));
  }

  static String line(DecodeResult result) {
    return switch (result) {
      case TcpPacket tcp -> "tcp " + addresses(tcp.ip()) + " " + segment(tcp.segment());
      case IcmpPacket icmp ->
          "icmp type %d code %d from %s about %s %d > %d seq %s"
              .formatted(
                  icmp.type(),
                  icmp.code(),
                  icmp.ip().source(),
                  addresses(icmp.quotedIp()),
                  icmp.quotedSourcePort(),
                  icmp.quotedDestinationPort(),
                  Integer.toUnsignedString(icmp.quotedSeq()));
      case DecodeResult.Fragment _ -> "fragment";
      case DecodeResult.Other _ -> "other";
      case Malformed bad ->
          "malformed at %d: %s [%s]".formatted(bad.offset(), bad.why(), bad.spec());
    };
  }

  private static String addresses(IpView ip) {
    return ip.source() + " > " + ip.destination() + " ttl " + ip.ttl();
  }

  private static String segment(TcpSegmentView segment) {
    return "%d > %d %s seq %s ack %s win %d payload %d of %d"
        .formatted(
            segment.sourcePort(),
            segment.destinationPort(),
            TcpFlags.text(segment.flags()),
            Integer.toUnsignedString(segment.seq()),
            Integer.toUnsignedString(segment.ack()),
            segment.window(),
            segment.capturedPayload(),
            segment.payloadLength());
  }
}
