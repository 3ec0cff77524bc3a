// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.teardown.wire.TcpFlags;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Segments of known flows cost no memory, whatever they are, short of a reset.
class PacketPathAllocationTest {

  private static final int FLOWS = 1000;
  private static final int SEGMENTS = 1_000_000;
  private static final int CLIENT = 0x0a01_0000;

  @Test
  void segmentsOfKnownFlowsAllocateNothing() {
    var table = new FlowTable(FLOWS, 5, flow -> {});
    var feed = new Feed(table, 10);
    for (int i = 0; i < FLOWS; i++) {
      feed.syn(CLIENT + i, 1024, 0);
      feed.fromService(CLIENT + i, 1024, TcpFlags.SYN | TcpFlags.ACK, 0, 1);
    }
    talk(feed, 0, 100);
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    talk(feed, 100, 100 + SEGMENTS / FLOWS / 4);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(table.streams()).isEqualTo(FLOWS);
    assertThat(table.segments()).isEqualTo(2 * FLOWS + 400 * FLOWS + SEGMENTS);
    assertThat(allocated).as("bytes for %d segments", SEGMENTS).isLessThan(SEGMENTS / 10);
  }

  /// Four segments of each flow per round: new data beyond a hole, its repeat, an ACK, a FIN with
  /// data.
  private static void talk(Feed feed, int from, int to) {
    for (int round = from; round < to; round++) {
      int at = round * 200;
      for (int i = 0; i < FLOWS; i++) {
        feed.fromClient(CLIENT + i, 1024, TcpFlags.ACK | TcpFlags.PSH, at + 20, 1);
        feed.fromClient(CLIENT + i, 1024, TcpFlags.ACK | TcpFlags.PSH, at + 20, 1);
        feed.fromService(CLIENT + i, 1024, TcpFlags.ACK, 1, at + 30);
        feed.fromService(CLIENT + i, 1024, TcpFlags.FIN | TcpFlags.ACK, 1, at + 30);
      }
    }
  }
}
