// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench;

import dev.teardown.bench.traffic.FrameBatch;
import dev.teardown.flow.FlowTable;
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

/// What a frame costs from its bytes to its flow: decoding, looking the flow up, following both
/// sides. The score is nanoseconds for one frame; [FrameDecoderBenchmark] tells the decoder's
/// share.
///
/// The batch comes round again and again, so that its flows are all known and in the cache: the
/// misses that a large capture adds are what `bench/offline.sh` shows.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FlowTableBenchmark {

  private static final int FRAMES = 4096;
  private static final int SNAP_LENGTH = 96;

  /// IPv4 only, the mix of the large capture.
  @Param({"0", "20"})
  int ipv6Percent;

  private final Frame frame = new Frame();
  private final FrameDecoder decoder = new FrameDecoder();
  private FrameBatch batch = FrameBatch.of(0, SNAP_LENGTH, 0);
  private FlowTable table = new FlowTable(16, 1, flow -> {});
  private long frames;

  @Setup
  public void generate() {
    batch = FrameBatch.of(FRAMES, SNAP_LENGTH, ipv6Percent);
    table = new FlowTable(1 << 16, 1, flow -> {});
  }

  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long follow() {
    for (var i = 0; i < FRAMES; i++) {
      frame.set(
          batch.bytes(),
          batch.offset(i),
          batch.capturedLength(i),
          batch.originalLength(i),
          LinkType.ETHERNET,
          0,
          batch.timeNanos(i),
          ++frames);
      if (decoder.decode(frame) instanceof TcpPacket packet) {
        table.accept(packet, frame);
      }
    }
    return table.segments();
  }
}
