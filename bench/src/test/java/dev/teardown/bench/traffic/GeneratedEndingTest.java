// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Linux sends for each ending, found again in a capture.
@TestInstance(Lifecycle.PER_CLASS)
class GeneratedEndingTest {

  private CapturedFile capture = new CapturedFile(List.of(), List.of(), new String[0]);

  @BeforeAll
  void generate(@TempDir Path folder) throws IOException {
    var options = new CaptureOptions(60_000, 1_500, 4, 96, 30, 100, false, false, 20);
    capture = CapturedFile.generate(folder, options);
  }

  @Test
  void everyEndingOccurs() {
    var codes = new TreeSet<String>();
    for (var stream = 0; stream < capture.truth().length; stream++) {
      codes.add(capture.code(stream));
    }

    assertThat(codes).hasSize(GeneratedEnding.values().length);
  }

  @ParameterizedTest
  @EnumSource
  void looksAsOnTheWire(GeneratedEnding ending) {
    for (var stream = 0; stream < capture.truth().length; stream++) {
      if (capture.code(stream).equals(ending.code())) {
        check(ending, capture.streams().get(stream), capture.truth(stream, 7));
      }
    }
  }

  private static void check(GeneratedEnding ending, List<CapturedPacket> packets, String endedBy) {
    var initiator = packets.getFirst().source();
    var last = packets.getLast();
    var isByInitiator = endedBy.equals("initiator");
    switch (ending) {
      case FIN -> {
        assertThat(count(packets, Flags.FIN)).isEqualTo(2);
        assertThat(first(packets, Flags.FIN).source().equals(initiator)).isEqualTo(isByInitiator);
        assertThat(last.flags()).isEqualTo(Flags.ACK);
        assertThat(count(packets, Flags.RST)).isZero();
      }
      case FIN_SIMULTANEOUS -> {
        assertThat(endedBy).isEqualTo("both");
        var second = packets.get(packets.size() - 3);
        assertThat(second.has(Flags.FIN)).isTrue();
        assertThat(second.ack()).isEqualTo(first(packets, Flags.FIN).seq());
      }
      case FIN_HALF_CLOSE -> {
        var fin = first(packets, Flags.FIN);
        assertThat(payloadAfter(packets, fin)).isPositive();
        assertThat(count(packets, Flags.FIN)).isEqualTo(2);
        assertThat(count(packets, Flags.RST)).isZero();
      }
      case FIN_UNANSWERED -> {
        assertThat(count(packets, Flags.FIN)).isOne();
        assertThat(last.ack()).isEqualTo(first(packets, Flags.FIN).end());
      }
      case UNREAD_DATA -> {
        checkActiveReset(packets, isByInitiator);
        assertThat(payloadOf(packets, !isByInitiator)).isPositive();
      }
      case LINGER_ZERO -> {
        checkActiveReset(packets, isByInitiator);
        assertThat(payloadOf(packets, !isByInitiator)).isZero();
      }
      case KEEPALIVE_TIMEOUT -> {
        checkActiveReset(packets, isByInitiator);
        for (var probe : packets.subList(packets.size() - 4, packets.size() - 1)) {
          assertThat(probe.seq()).isEqualTo(last.seq() - 1);
          assertThat(probe.payloadLength()).isZero();
        }
      }
      case DATA_AFTER_CLOSE -> {
        checkReplyReset(last, first(packets, Flags.FIN).end());
        assertThat(payloadAfter(packets, first(packets, Flags.FIN))).isPositive();
      }
      case PEER_FORGOT -> {
        assertThat(count(packets, Flags.FIN)).isZero();
        checkReplyReset(last, packets.get(packets.size() - 2).ack());
      }
      case REFUSED -> {
        assertThat(packets).hasSize(2);
        assertThat(last.flags()).isEqualTo(Flags.RST | Flags.ACK);
        assertThat(last.seq()).isZero();
        assertThat(last.ack()).isEqualTo(packets.getFirst().end());
        assertThat(last.tcpHeaderLength()).isEqualTo(20);
      }
      case CONNECT_TIMEOUT -> {
        assertThat(packets).hasSizeBetween(7, 11).allMatch(CapturedPacket::isPureSyn);
        assertThat(packets).extracting(CapturedPacket::seq).containsOnly(last.seq());
      }
      case RETRANSMISSION_TIMEOUT ->
          checkDoublingGaps(packets.subList(packets.size() - 6, packets.size()));
      case OPEN -> assertThat(count(packets, Flags.FIN | Flags.RST)).isZero();
    }
  }

  @Test
  void noSideTakesBackWindowThatItHasOffered() {
    for (var stream : capture.streams()) {
      var rightEdges = new HashMap<String, Integer>();
      for (var packet : stream) {
        if (packet.has(Flags.SYN | Flags.RST)) {
          continue;
        }
        var edge = packet.ack() + (packet.window() << 7);
        var before = rightEdges.getOrDefault(packet.source(), edge);
        assertThat(edge - before).isGreaterThan(-(1 << 7));
        rightEdges.put(packet.source(), edge);
        var offered = rightEdges.get(packet.destination());
        assertThat(offered == null || packet.end() - offered <= 1).isTrue();
      }
    }
  }

  private static void checkActiveReset(List<CapturedPacket> packets, boolean isByInitiator) {
    var reset = packets.getLast();
    var previous = packets.get(packets.size() - 2);
    assertThat(reset.flags()).isEqualTo(Flags.RST | Flags.ACK);
    assertThat(reset.source().equals(packets.getFirst().source())).isEqualTo(isByInitiator);
    assertThat(reset.window()).isPositive();
    assertThat(reset.tcpHeaderLength()).isEqualTo(usesTimestamps(packets) ? 32 : 20);
    if (previous.source().equals(reset.source()) && reset.ipId() >= 0) {
      assertThat(reset.ipId()).isEqualTo((previous.ipId() + 1) & 0xffff);
    }
  }

  private static void checkReplyReset(CapturedPacket reset, int seq) {
    assertThat(reset.flags()).isEqualTo(Flags.RST);
    assertThat(reset.seq()).isEqualTo(seq);
    assertThat(reset.ack()).isZero();
    assertThat(reset.window()).isZero();
    assertThat(reset.tcpHeaderLength()).isEqualTo(20);
    assertThat(reset.ipId()).isLessThanOrEqualTo(0);
  }

  private static void checkDoublingGaps(List<CapturedPacket> repeats) {
    for (var i = 2; i < repeats.size(); i++) {
      var before = repeats.get(i - 1).timeMicros() - repeats.get(i - 2).timeMicros();
      var gap = repeats.get(i).timeMicros() - repeats.get(i - 1).timeMicros();
      assertThat(repeats.get(i).seq()).isEqualTo(repeats.getFirst().seq());
      assertThat(gap).isBetween(before, 2 * before + 2);
    }
  }

  private static boolean usesTimestamps(List<CapturedPacket> packets) {
    return packets.getFirst().tcpHeaderLength() == 40;
  }

  private static long count(List<CapturedPacket> packets, int flags) {
    return packets.stream().filter(packet -> packet.has(flags)).count();
  }

  private static CapturedPacket first(List<CapturedPacket> packets, int flag) {
    return packets.stream().filter(packet -> packet.has(flag)).findFirst().orElseThrow();
  }

  private static int payloadAfter(List<CapturedPacket> packets, CapturedPacket fin) {
    return packets.subList(packets.indexOf(fin), packets.size()).stream()
        .filter(packet -> packet.source().equals(fin.destination()))
        .mapToInt(CapturedPacket::payloadLength)
        .sum();
  }

  private static int payloadOf(List<CapturedPacket> packets, boolean ofInitiator) {
    var initiator = packets.getFirst().source();
    return packets.stream()
        .filter(packet -> packet.source().equals(initiator) == ofInitiator)
        .mapToInt(CapturedPacket::payloadLength)
        .sum();
  }
}
