// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.IcmpFrame;
import dev.teardown.wire.IpAddress;
import dev.teardown.wire.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which flow a packet belongs to.
class FlowTableTest {

  private static final int CLIENT = 0x0a00_0001;

  private final List<Flow> released = new ArrayList<>();
  private final FlowTable table = new FlowTable(64, 9, released::add);
  private final Feed feed = new Feed(table);

  @Test
  void aSynWithAnotherNumberOpensAnewInWhateverState() {
    feed.syn(CLIENT, 1024, 100);
    feed.fromService(CLIENT, 1024, TcpFlags.SYN | TcpFlags.ACK, 500, 101);
    feed.syn(CLIENT, 1024, 100);
    assertThat(table.streams()).as("a repeat").isEqualTo(1);
    feed.syn(CLIENT, 1024, 99);
    assertThat(table.streams()).as("another number").isEqualTo(2);
    feed.fromService(CLIENT, 1024, TcpFlags.SYN | TcpFlags.ACK, 700, 100);
    table.finish();
    assertThat(released.getFirst().isPortReused()).isTrue();
    assertThat(released.getFirst().reusesPorts()).isFalse();
    assertThat(released.getFirst().reusedTime()).isEqualTo(released.getLast().firstTime());
    assertThat(released.getFirst().packets()).isEqualTo(3);
    assertThat(released.getLast().isPortReused()).isFalse();
    assertThat(released.getLast().reusesPorts()).isTrue();
    assertThat(released.getLast().packets()).isEqualTo(2);
  }

  @Test
  void aSynOfTheOtherSideOpensAnewOnlyWhereThatSideHadSpoken() {
    feed.syn(CLIENT, 1024, 100);
    feed.fromService(CLIENT, 1024, TcpFlags.SYN, 500, 0);
    assertThat(table.streams()).as("simultaneous open (RFC 9293 3.5)").isEqualTo(1);
    feed.fromService(CLIENT, 1024, TcpFlags.SYN, 900, 0);
    assertThat(table.streams()).isEqualTo(2);
    table.finish();
    assertThat(released.getLast().initiator().port()).isEqualTo(Feed.SERVICE_PORT);
  }

  @Test
  void aSynAckWithAnotherNumberOpensNothing() {
    feed.syn(CLIENT, 1024, 100);
    feed.fromService(CLIENT, 1024, TcpFlags.SYN | TcpFlags.ACK, 500, 101);
    feed.fromService(CLIENT, 1024, TcpFlags.SYN | TcpFlags.ACK, 900, 101);
    assertThat(table.streams()).isEqualTo(1);
  }

  @Test
  void bothDirectionsAreOneFlowAndOtherPortsAreAnother() {
    feed.fromService(CLIENT, 1024, TcpFlags.ACK, 1, 1);
    feed.fromClient(CLIENT, 1024, TcpFlags.ACK, 1, 1);
    feed.fromClient(CLIENT, 1025, TcpFlags.ACK, 1, 1);
    feed.fromClient(CLIENT + 1, 1024, TcpFlags.ACK, 1, 1);
    table.finish();
    assertThat(released).extracting(Flow::packets).containsExactly(2, 1, 1);
    assertThat(released).allMatch(Flow::initiatorGuessed);
    assertThat(released.getFirst().initiator().endpoint()).isEqualTo("10.0.0.1:1024");
    assertThat(table.segments()).isEqualTo(4);
  }

  @Test
  void anIcmpErrorGoesToTheFlowThatItQuotes() {
    feed.syn(CLIENT, 1024, 100);
    feed.frame(icmp("10.0.0.1", "10.0.0.2", 1024, 80));
    feed.frame(icmp("10.0.0.2", "10.0.0.1", 80, 1024));
    feed.frame(icmp("10.0.0.1", "10.0.0.2", 1025, 80));
    feed.frame(icmp("10.0.0.1", "10.0.0.3", 1024, 80));
    table.finish();
    assertThat(table.unmatchedIcmp()).isEqualTo(2);
    assertThat(table.streams()).isEqualTo(1);
    var records = released.getFirst().icmp();
    assertThat(records)
        .extracting(IcmpRecord::about)
        .containsExactly(Side.INITIATOR, Side.RESPONDER);
    assertThat(records).extracting(IcmpRecord::frame).containsExactly(2L, 3L);
    assertThat(records.getFirst().quotedSeq()).isEqualTo(77);
    assertThat(records.getFirst().from()).isEqualTo(IpAddress.v4(0x0afe_0001));
    assertThat(records.getFirst().isPortUnreachable()).isTrue();
    assertThat(released.getFirst().packets()).as("no segment").isEqualTo(1);
  }

  @Test
  void anIcmpErrorAfterPortReuseGoesToTheNewerFlow() {
    feed.syn(CLIENT, 1024, 100);
    feed.syn(CLIENT, 1024, 200);
    feed.frame(icmp("10.0.0.1", "10.0.0.2", 1024, 80));
    table.finish();
    assertThat(released).extracting(Flow::icmpCount).containsExactly(0, 1);
  }

  @Test
  void keepsTheFirstResetsAndErrorsAndCountsTheRest() {
    feed.syn(CLIENT, 1024, 100);
    for (int i = 0; i < 1000; i++) {
      feed.fromService(CLIENT, 1024, TcpFlags.RST | TcpFlags.ACK, 0, 101);
      feed.frame(icmp("10.0.0.1", "10.0.0.2", 1024, 80));
    }
    table.finish();
    var flow = released.getFirst();
    assertThat(flow.resetCount()).isEqualTo(1000);
    assertThat(flow.resets()).extracting(ResetRecord::frame).startsWith(2L, 4L).hasSize(8);
    assertThat(flow.resets()).extracting(ResetRecord::resetsAfter).startsWith(999, 998);
    assertThat(flow.icmpCount()).isEqualTo(1000);
    assertThat(flow.icmp()).hasSize(8);
    assertThat(flow.responder().resets()).isEqualTo(1000);
    assertThat(flow.responder().ttl()).as("no ordinary segment").isEqualTo(-1);
  }

  @Test
  void theListenerHearsEachSegmentWithItsFlow() {
    var heard = new ArrayList<String>();
    var listened =
        new FlowTable(
            16,
            1,
            flow -> {},
            (flow, side, packet, frame, mask) ->
                heard.add(
                    "%d %d %s %s"
                        .formatted(
                            frame.number(), flow.stream(), side.text(), SegmentFlag.of(mask))));
    var other = new Feed(listened);
    other.syn(CLIENT, 1024, 100);
    other.fromService(CLIENT, 1024, TcpFlags.RST | TcpFlags.ACK, 0, 101);
    other.syn(CLIENT, 1024, 200);
    assertThat(heard)
        .containsExactly("1 0 initiator []", "2 0 responder []", "3 1 initiator [REUSED_PORTS]");
  }

  @Test
  void aTinyCapacityIsRefused() {
    assertThatThrownBy(() -> new FlowTable(15, 1, flow -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15");
  }

  private static byte[] icmp(String source, String destination, int sourcePort, int port) {
    byte[] about = FrameBuilder.between(source, destination).ports(sourcePort, port).seq(77).toIp();
    return IcmpFrame.toEthernet("10.254.0.1", source, 3, 3, about);
  }
}
