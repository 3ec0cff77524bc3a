// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.Decoded.bytes;
import static dev.teardown.wire.Decoded.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reassembly: the segment comes with the frame that completes its datagram.
class FragmentTest {

  private static final String WHOLE =
      "tcp 10.0.0.1 > 10.0.0.2 ttl 64 40000 > 80 ACK seq 5 ack 6 win 65535 payload 1000 of 1000";

  private static final byte[] SEGMENT =
      FrameBuilder.between("10.0.0.1", "10.0.0.2").seq(5).ack(6).payloadOf(1000).toSegment();

  private final FrameDecoder decoder = new FrameDecoder();

  @Test
  void inOrder() {
    assertThat(decode(part(1, 0, 400))).isEqualTo("fragment");
    assertThat(decode(part(1, 400, 800))).isEqualTo("fragment");
    assertThat(decode(part(1, 800, 1020))).isEqualTo(WHOLE);
    assertThat(decoder.fragmentStats()).isEqualTo(new FragmentStats(3, 1, 0, 0));
  }

  @Test
  void lastFirstAsLinuxOnceSent() {
    assertThat(decode(part(1, 800, 1020))).isEqualTo("fragment");
    assertThat(decode(part(1, 400, 800))).isEqualTo("fragment");
    assertThat(decode(part(1, 0, 400))).isEqualTo(WHOLE);
  }

  @Test
  void datagramsAreToldApartByIdentification() {
    assertThat(decode(part(1, 0, 400))).isEqualTo("fragment");
    assertThat(decode(part(2, 400, 1020))).isEqualTo("fragment");
    assertThat(decoder.fragmentStats()).isEqualTo(new FragmentStats(2, 0, 0, 2));
    assertThat(decode(part(1, 400, 1020))).isEqualTo(WHOLE);
    assertThat(decode(part(2, 0, 400))).isEqualTo(WHOLE);
  }

  @Test
  void manyPartsInAnyOrder() {
    for (int index : List.of(60, 3, 127, 1, 0, 90)) {
      assertThat(decode(eight(index))).isEqualTo("fragment");
    }
    for (int index = 0; index < 127; index++) {
      assertThat(decode(eight(index)))
          .as("part %d", index)
          .isEqualTo(index < 126 ? "fragment" : WHOLE);
    }
  }

  /// Part 127 holds the last four bytes.
  private static byte[] eight(int index) {
    return part(1, index * 8, Math.min(index * 8 + 8, SEGMENT.length));
  }

  @Test
  void theChecksumCoversTheWholeDatagram() {
    decode(part(1, 0, 400));
    var packet = (TcpPacket) decoder.decode(raw(part(1, 400, 1020)));
    assertThat(TcpChecksum.verify(packet)).isEqualTo(TcpChecksum.Result.GOOD);
  }

  @Test
  void anExactRepetitionIsIgnored() {
    decode(part(1, 0, 400));
    decode(part(1, 0, 400));
    assertThat(decode(part(1, 400, 1020))).isEqualTo(WHOLE);
  }

  @Test
  void anOverlapSpoilsTheDatagramUntilItIsTooOld() {
    decode(part(1, 0, 400));
    assertThat(decode(part(1, 392, 800))).isEqualTo("fragment");
    assertThat(decode(part(1, 0, 400))).isEqualTo("fragment");
    assertThat(decode(part(1, 400, 1020))).isEqualTo("fragment");
    assertThat(decoder.fragmentStats()).isEqualTo(new FragmentStats(4, 0, 1, 0));
  }

  @Test
  void twoEndsSpoilTheDatagram() {
    decode(part(1, 400, 1020));
    byte[] beyondTheEnd = fragment(1, 1024 / 8, new byte[8]);
    decode(beyondTheEnd);
    assertThat(decode(part(1, 0, 400))).isEqualTo("fragment");
    assertThat(decoder.fragmentStats().dropped()).isEqualTo(1);
  }

  @Test
  void tooManyPartsSpoilTheDatagram() {
    for (int index = 0; index < 300; index++) {
      decode(fragment(1, 0x2000 | index, new byte[8]));
    }
    assertThat(decoder.fragmentStats()).isEqualTo(new FragmentStats(300, 0, 1, 0));
  }

  @Test
  void thirtySecondsEndTheWait() {
    decoder.decode(raw(part(1, 0, 400)));
    assertThat(line(decoder.decode(at(30_000_000_001L, part(1, 400, 1020))))).isEqualTo("fragment");
    assertThat(decoder.fragmentStats()).isEqualTo(new FragmentStats(2, 0, 1, 1));
  }

  @Test
  void thirtySecondsExactlyDoNot() {
    decoder.decode(raw(part(1, 0, 400)));
    assertThat(line(decoder.decode(at(30_000_000_000L, part(1, 400, 1020))))).isEqualTo(WHOLE);
  }

  @Test
  void theOldestGivesWayWhenThereAreTooMany() {
    for (int id = 0; id <= FragmentTable.MAX_DATAGRAMS; id++) {
      decode(part(id, 0, 400));
    }
    assertThat(decoder.fragmentStats()).isEqualTo(new FragmentStats(257, 0, 1, 256));
    assertThat(decode(part(1, 400, 1020))).isEqualTo(WHOLE);
    assertThat(decode(part(0, 400, 1020))).isEqualTo("fragment");
  }

  @Test
  void memoryIsBounded() {
    byte[] farEnd = fragment(0, 0x2000 | 65_520 / 8, new byte[8]);
    for (int id = 0; id < 200; id++) {
      farEnd[4] = (byte) (id >> 8);
      farEnd[5] = (byte) id;
      decode(farEnd);
    }
    assertThat(decoder.fragmentStats().pending())
        .isLessThanOrEqualTo(FragmentTable.MAX_BYTES / 65_528)
        .isGreaterThan(50);
  }

  /// The lengths are complete: the payload length is right, what was captured ends at the first
  /// gap.
  @Test
  void cutFragmentsStillGiveTheSegment() {
    byte[] first = part(1, 0, 400);
    var cut = new Frame();
    cut.set(first, 0, 20 + 60, first.length, LinkType.RAW, 0, 0, 1);
    decoder.decode(cut);
    var packet = (TcpPacket) decoder.decode(raw(part(1, 400, 1020)));
    assertThat(line(packet)).endsWith("payload 40 of 1000");
    assertThat(TcpChecksum.verify(packet)).isEqualTo(TcpChecksum.Result.UNKNOWN);
  }

  @Test
  void aHeaderCutOffInTheFirstFragmentCannotBeRead() {
    byte[] first = part(1, 0, 400);
    var cut = new Frame();
    cut.set(first, 0, 20 + 15, first.length, LinkType.RAW, 0, 0, 1);
    decoder.decode(cut);
    assertThat(decode(part(1, 400, 1020)))
        .isEqualTo("malformed at 0: TCP header cut off by the capture []");
  }

  @Test
  void ipv6WithDestinationOptionsInTheFragmentablePart() {
    byte[] payload = bytes("0600 0104 00000000", Specimens.SEGMENT_V6);
    byte[] head = Arrays.copyOfRange(payload, 0, 24);
    byte[] tail = Arrays.copyOfRange(payload, 24, payload.length);
    byte[] last = Specimens.extendedV6(44, bytes("3c00 0018 0000beef", tail));
    byte[] first = Specimens.extendedV6(44, bytes("3c00 0001 0000beef", head));
    assertThat(decode(last)).isEqualTo("fragment");
    assertThat(decode(first)).isEqualTo(Specimens.SYN_V6);
  }

  @Test
  void aFragmentThatCannotStandWhereItIs() {
    assertThat(decode(fragment(1, 0x2000, new byte[12])))
        .isEqualTo("malformed at 20: IP fragment length no multiple of 8 [RFC 791 3.2]");
    assertThat(decode(fragment(1, 0x1fff, new byte[8])))
        .isEqualTo("malformed at 20: IP fragment empty or beyond 65535 bytes [RFC 791 3.2]");
    assertThat(decode(fragment(1, 1, new byte[0])))
        .isEqualTo("malformed at 20: IP fragment empty or beyond 65535 bytes [RFC 791 3.2]");
    assertThat(decoder.fragmentStats().fragments()).isZero();
  }

  private String decode(byte[] packet) {
    return line(decoder.decode(raw(packet)));
  }

  private static Frame raw(byte[] packet) {
    return at(0, packet);
  }

  private static Frame at(long timeNanos, byte[] packet) {
    return FrameBuilder.frame(LinkType.RAW, packet, timeNanos, 1);
  }

  /// The fragment with bytes `from` to `to` of the segment.
  private static byte[] part(int id, int from, int to) {
    int more = to < SEGMENT.length ? 0x2000 : 0;
    return fragment(id, more | from / 8, Arrays.copyOfRange(SEGMENT, from, to));
  }

  private static byte[] fragment(int id, int flagsAndOffset, byte[] payload) {
    byte[] source = FrameBuilder.address("10.0.0.1");
    byte[] destination = FrameBuilder.address("10.0.0.2");
    return Ip4.packet(source, destination, 6, 64, id, flagsAndOffset, payload);
  }
}
