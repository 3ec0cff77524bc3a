// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.wire.TcpFlags;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What leaves the table when it is full, in which order, and at what cost.
class FlowTableRoomTest {

  private static final int CLIENT = 0x0a01_0000;

  /// Counts what is released and the calls of the table in which that happened.
  private static final class Counting implements FlowSink {
    private final BitSet seen = new BitSet();
    private int released;
    private int evicted;
    private int twice;
    private int rooms;
    private boolean inRoom;

    @Override
    public void released(Flow flow) {
      if (seen.get(flow.stream())) {
        twice++;
      }
      seen.set(flow.stream());
      released++;
      evicted += flow.isEvicted() ? 1 : 0;
      rooms += inRoom ? 0 : 1;
      inRoom = true;
    }
  }

  @Test
  void aFloodOfSynsStaysWithinCapacityAtAConstantPrice() {
    int capacity = 10_000;
    int flood = 1_000_000;
    var sink = new Counting();
    var table = new FlowTable(capacity, 5, sink);
    var feed = new Feed(table);
    int most = 0;
    for (int i = 0; i < flood; i++) {
      sink.inRoom = false;
      feed.syn(CLIENT + (i >>> 14), 1024 + (i & 0x3fff), i);
      most = Math.max(most, table.streams() - sink.released);
    }
    assertThat(most).isEqualTo(capacity);
    assertThat(table.streams()).isEqualTo(flood);
    assertThat(sink.evicted).isEqualTo(sink.released).isEqualTo((int) table.evicted());
    // Making room walks the list three times at most, so these are steps per flow: 3 * 8.
    assertThat(sink.rooms * 3L * capacity).isLessThan(25L * flood);
    table.finish();
    assertThat(sink.released).isEqualTo(flood);
    assertThat(sink.twice).isZero();
    assertThat(sink.evicted).as("the rest met the end").isEqualTo((int) table.evicted());
  }

  @Test
  void aFloodOverTheSamePortsStaysWithinCapacityAndKeepsNoChain() {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(16, 5, released::add);
    var feed = new Feed(table);
    for (int i = 0; i < 1000; i++) {
      feed.syn(CLIENT, 1024, i * 1000);
      assertThat(table.streams() - released.size()).isLessThanOrEqualTo(16);
    }
    table.finish();
    assertThat(released).extracting(Flow::stream).isSorted().hasSize(1000);
    assertThat(table.evicted()).as("all but the newest are over").isZero();
    assertThat(released).allMatch(flow -> flow.predecessor == null && flow.successor == null);
    assertThat(released.getLast().isPortReused()).isFalse();
    assertThat(released.subList(0, 999)).allMatch(Flow::isPortReused);
    assertThat(released.subList(1, 1000)).allMatch(Flow::reusesPorts);
  }

  @Test
  void withinCapacityAllStayAndComeOutByStream() {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(16, 5, released::add);
    var feed = new Feed(table);
    for (int i = 0; i < 16; i++) {
      feed.syn(CLIENT, 1024 + i, 7);
    }
    for (int i = 15; i >= 0; i--) {
      reset(feed, 1024 + i);
    }
    assertThat(released).isEmpty();
    table.finish();
    assertThat(streams(released)).isSorted().hasSize(16);
    assertThat(released).noneMatch(Flow::isEvicted);
  }

  @Test
  void whatHasEndedLeavesFirst() {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(16, 5, released::add);
    var feed = new Feed(table);
    for (int i = 0; i < 16; i++) {
      feed.syn(CLIENT, 1024 + i, 7);
    }
    reset(feed, 1024 + 9);
    fins(feed, 1024 + 4);
    feed.syn(CLIENT, 1024 + 11, 8_000);
    assertThat(streams(released)).as("by FINs, by a reset, by a new SYN").containsExactly(4, 9, 11);
    assertThat(table.evicted()).isZero();
    for (int i = 0; i < 4; i++) {
      feed.syn(CLIENT, 2024 + i, 7);
    }
    assertThat(streams(released)).as("then the oldest").containsExactly(4, 9, 11, 0, 1);
    assertThat(released.stream().filter(Flow::isEvicted).map(Flow::stream)).containsExactly(0, 1);
    assertThat(table.evicted()).isEqualTo(2);
  }

  @Test
  void whatEndedJustNowStaysWhileSettledOnesMakeRoom() {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(16, 5, released::add);
    var feed = new Feed(table);
    for (int i = 0; i < 16; i++) {
      feed.syn(CLIENT, 1024 + i, 7);
    }
    reset(feed, 1024 + 9);
    reset(feed, 1024 + 10);
    feed.pass(61_000_000_000L);
    reset(feed, 1024 + 4);
    feed.syn(CLIENT, 2024, 7);
    assertThat(streams(released)).containsExactly(9, 10);
  }

  @Test
  void segmentsOfAnEvictedFlowOpenANewOne() {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(16, 5, released::add);
    var feed = new Feed(table);
    for (int i = 0; i < 17; i++) {
      feed.syn(CLIENT, 1024 + i, 7);
    }
    assertThat(streams(released)).containsExactly(0, 1);
    feed.fromService(CLIENT, 1024, TcpFlags.SYN | TcpFlags.ACK, 70, 8);
    assertThat(table.streams()).isEqualTo(18);
    table.finish();
    var late = released.getLast();
    assertThat(late.initiator().port()).isEqualTo(1024);
    assertThat(late.initiatorGuessed()).as("a SYN+ACK tells who opened").isFalse();
    assertThat(late.handshake()).isEqualTo(Handshake.PARTIAL);
    assertThat(late.reusesPorts()).isFalse();
  }

  @Test
  void aReleasedFlowIsNotWrittenToByTheOneAfterIt() {
    var released = new ArrayList<Flow>();
    var table = new FlowTable(16, 5, released::add);
    var feed = new Feed(table);
    feed.syn(CLIENT, 1024, 7);
    feed.syn(CLIENT, 1024, 9_000);
    feed.fromService(CLIENT, 1024, TcpFlags.ACK, 70, 8);
    for (int i = 0; i < 15; i++) {
      feed.syn(CLIENT, 2024 + i, 7);
    }
    assertThat(streams(released)).startsWith(0);
    feed.fromClient(CLIENT, 1024, TcpFlags.RST, 8, 0);
    assertThat(released.getFirst().isStaleHalfOpen()).isFalse();
  }

  private static void reset(Feed feed, int port) {
    feed.fromService(CLIENT, port, TcpFlags.RST | TcpFlags.ACK, 0, 8);
  }

  private static void fins(Feed feed, int port) {
    feed.fromService(CLIENT, port, TcpFlags.SYN | TcpFlags.ACK, 70, 8);
    feed.fromClient(CLIENT, port, TcpFlags.FIN | TcpFlags.ACK, 8, 71);
    feed.fromService(CLIENT, port, TcpFlags.FIN | TcpFlags.ACK, 71, 9);
    feed.fromClient(CLIENT, port, TcpFlags.ACK, 9, 72);
  }

  private static List<Integer> streams(List<Flow> flows) {
    return flows.stream().map(Flow::stream).toList();
  }
}
