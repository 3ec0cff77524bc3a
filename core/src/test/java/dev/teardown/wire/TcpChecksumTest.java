// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.Decoded.bytes;
import static dev.teardown.wire.TcpChecksum.Result.BAD;
import static dev.teardown.wire.TcpChecksum.Result.GOOD;
import static dev.teardown.wire.TcpChecksum.Result.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// The product's sum against the builder's, which is written apart from it.
class TcpChecksumTest {

  @Property(tries = 300)
  void ofABuiltSegmentIsGood(
      @ForAll int seq, @ForAll int ack, @ForAll boolean v6, @ForAll byte[] payload) {
    assertThat(verify(built(v6).seq(seq).ack(ack).payload(payload).toIp())).isEqualTo(GOOD);
  }

  @Property(tries = 500)
  void ofASegmentWithAFlippedBitIsBad(
      @ForAll boolean v6,
      @ForAll @IntRange(max = 32) int index,
      @ForAll @IntRange(max = 7) int bit) {
    byte[] packet = built(v6).payloadOf(13).toIp();
    // The data offset is left alone: it moves payload, which the sum covers all the same.
    int at = packet.length - 33 + (index == 12 ? 13 : index);
    packet[at] ^= (byte) (1 << bit);
    assertThat(verify(packet)).isEqualTo(BAD);
  }

  @Test
  void coversTheAddresses() {
    byte[] v4 = built(false).toIp();
    v4[15]++;
    assertThat(verify(v4)).isEqualTo(BAD);
    byte[] v6 = built(true).toIp();
    v6[39]++;
    assertThat(verify(v6)).isEqualTo(BAD);
  }

  @Test
  void isUnknownUnlessAllWasCaptured() {
    byte[] packet = built(false).payloadOf(13).toIp();
    for (int captured = 36; captured < packet.length; captured++) {
      var frame = new Frame();
      frame.set(packet, 0, captured, packet.length, LinkType.RAW, 0, 0, 1);
      assertThat(TcpChecksum.verify((TcpPacket) new FrameDecoder().decode(frame)))
          .as("%d bytes", captured)
          .isEqualTo(UNKNOWN);
    }
  }

  /// The sum covers the final destination, which a routing header holds as long as it has segments
  /// left (RFC 8200 8.1).
  @Test
  void isUnknownOnTheWayToAnotherDestination() {
    byte[] arrived = bytes("0600 fd00 00000000", Specimens.SEGMENT_V6);
    byte[] onTheWay = bytes("0600 fd01 00000000", Specimens.SEGMENT_V6);
    assertThat(verify(Specimens.extendedV6(43, arrived))).isEqualTo(GOOD);
    assertThat(verify(Specimens.extendedV6(43, onTheWay))).isEqualTo(UNKNOWN);
  }

  private static FrameBuilder built(boolean v6) {
    return v6
        ? FrameBuilder.between("2001:db8::ffff", "fe80::1")
        : FrameBuilder.between("203.0.113.9", "198.51.100.7");
  }

  private static TcpChecksum.Result verify(byte[] packet) {
    var frame = FrameBuilder.frame(LinkType.RAW, packet, 0, 1);
    return TcpChecksum.verify((TcpPacket) new FrameDecoder().decode(frame));
  }
}
