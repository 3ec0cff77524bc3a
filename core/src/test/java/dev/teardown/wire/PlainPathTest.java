// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// The packet path allocates nothing, compiled or not.
class PlainPathTest {

  private static final int FRAMES = 10_000;

  @Test
  void allocatesNothing() {
    var decoder = new FrameDecoder();
    Frame[] frames = {
      FrameBuilder.between("10.0.0.1", "10.0.0.2").timestamps(1, 2).toFrame(0, 1),
      FrameBuilder.between("::1", "::2").mss(1).toFrame(0, 2),
      FrameBuilder.between("10.0.0.1", "10.0.0.2").vlan(5).toFrame(0, 3)
    };
    decodeAll(decoder, frames);
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    int seen = decodeAll(decoder, frames);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(seen).isEqualTo(FRAMES);
    assertThat(allocated).as("bytes for %d frames", FRAMES).isLessThan(FRAMES / 10);
  }

  private static int decodeAll(FrameDecoder decoder, Frame[] frames) {
    int seen = 0;
    for (int i = 0; i < FRAMES; i++) {
      if (decoder.decode(frames[i % frames.length]) instanceof TcpPacket packet
          && packet.segment().options().isWellFormed()
          && packet.segment().hasAck()) {
        seen++;
      }
    }
    return seen;
  }
}
