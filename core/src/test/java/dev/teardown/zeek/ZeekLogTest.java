// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpPacket;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZeekLogTest {

  private final List<Flow> flows = new ArrayList<>();

  @Test
  void writesHeaderRowAndEnd() throws IOException {
    analyse(new ZeekTracker(true), false);

    assertThat(log())
        .startsWith("#separator \\x09\n#set_separator\t,\n")
        .contains("\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\t")
        .contains("1.500000\tC")
        .contains("\t10.0.0.1\t40000\t10.0.0.2\t80\ttcp\t-\t0.000250\t0\t0\tREJ\t")
        .contains("\tSr\t1\t40\t1\t40\t-\n")
        .contains("#path\tconn\n#open\t2026-09-21-14-13-20\n#fields\tts\t")
        .endsWith("#close\t2026-09-21-14-14-21\n");
  }

  @Test
  void everyRowHasAValueForEveryField() throws IOException {
    analyse(new ZeekTracker(true), false);

    var lines = log().lines().toList();
    int fields = lines.get(6).split("\t", -1).length - 1;
    assertThat(lines.get(7).split("\t", -1)).hasSize(fields + 1);
    assertThat(lines.get(8).split("\t", -1)).hasSize(fields).doesNotContain("");
  }

  @Test
  void aWrongChecksumCountsUnlessIgnored() throws IOException {
    analyse(new ZeekTracker(true), true);
    assertThat(log()).contains("\tOTH\t-\t-\t0\tCc\t0\t0\t0\t0\t-\n");

    flows.clear();
    analyse(new ZeekTracker(false), true);
    assertThat(log()).contains("\tREJ\t");
  }

  @Test
  void tellsWhenMostWasLeftOut() {
    var verifying = new ZeekTracker(true);
    analyse(verifying, true);
    assertThat(verifying.leftMostOut()).isTrue();

    var ignoring = new ZeekTracker(false);
    analyse(ignoring, true);
    assertThat(ignoring.leftMostOut()).isFalse();

    var sound = new ZeekTracker(true);
    analyse(sound, false);
    assertThat(sound.leftMostOut()).isFalse();
  }

  @Test
  void refusesAFlowThatWasNotTracked() {
    var table = new FlowTable(16, 1, flows::add);
    take(table, syn(), 0);
    table.finish();

    assertThatThrownBy(this::log).isInstanceOf(IllegalArgumentException.class);
  }

  private void analyse(ZeekTracker tracker, boolean wrongSums) {
    var table = new FlowTable(16, 1, flows::add, tracker);
    take(table, broken(syn(), wrongSums), 1_500_000_000L);
    var reset =
        FrameBuilder.between("10.0.0.2", "10.0.0.1")
            .ports(80, 40000)
            .flags(TcpFlags.RST | TcpFlags.ACK)
            .ack(1001)
            .toEthernet();
    take(table, broken(reset, wrongSums), 1_500_250_000L);
    table.finish();
  }

  private static byte[] syn() {
    return FrameBuilder.between("10.0.0.1", "10.0.0.2")
        .ports(40000, 80)
        .flags(TcpFlags.SYN)
        .seq(1000)
        .toEthernet();
  }

  private static byte[] broken(byte[] frame, boolean isBroken) {
    frame[14 + 20 + 16] ^= (byte) (isBroken ? 0x55 : 0);
    return frame;
  }

  private static void take(FlowTable table, byte[] bytes, long nanos) {
    var frame = new Frame();
    frame.set(bytes, 0, bytes.length, bytes.length, LinkType.ETHERNET, 0, nanos, 1);
    table.accept((TcpPacket) new FrameDecoder().decode(frame), frame);
  }

  private String log() throws IOException {
    var text = new StringBuilder();
    var log = new ZeekLog(text);
    log.open(Instant.ofEpochSecond(1_790_000_000));
    for (var flow : flows) {
      log.connection(flow);
    }
    log.close(Instant.ofEpochSecond(1_790_000_061));
    return text.toString();
  }
}
