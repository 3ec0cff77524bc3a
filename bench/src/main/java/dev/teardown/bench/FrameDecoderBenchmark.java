// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench;

import dev.teardown.bench.traffic.FrameBatch;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.TcpPacket;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What finding the TCP segment in a frame costs; the score is nanoseconds for one frame.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FrameDecoderBenchmark {

  private static final int FRAMES = 4096;
  private static final int SNAP_LENGTH = 96;

  /// IPv4 only, the mix of the large capture, IPv6 only.
  @Param({"0", "20", "100"})
  int ipv6Percent;

  private final Frame frame = new Frame();
  private final FrameDecoder decoder = new FrameDecoder();
  private FrameBatch batch = FrameBatch.of(0, SNAP_LENGTH, 0);

  @Setup
  public void generate() {
    batch = FrameBatch.of(FRAMES, SNAP_LENGTH, ipv6Percent);
  }

  /// Decodes each frame of the batch; the sum keeps the results alive.
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long decode() {
    var sum = 0L;
    for (var i = 0; i < FRAMES; i++) {
      frame.set(
          batch.bytes(),
          batch.offset(i),
          batch.capturedLength(i),
          batch.originalLength(i),
          LinkType.ETHERNET,
          0,
          batch.timeNanos(i),
          i + 1);
      if (decoder.decode(frame) instanceof TcpPacket packet) {
        sum += packet.segment().seq() + packet.segment().payloadLength();
      }
    }
    return sum;
  }
}
