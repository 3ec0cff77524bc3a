// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.TcpFlags;
import java.io.IOException;
import java.util.Random;

/// Makes up the traffic of many connections at once, with everything that goes wrong on a network
/// and much that never does: the same for the same seed.
final class RandomTraffic {

  /// What the traffic is like. Weights are per hundred segments.
  enum Kind {
    /// Two sides that behave, over a network that loses, repeats and reorders.
    LOSSY(6000, 12, 1, 0),
    /// Windows that close, probes, keep-alives.
    STALLED(6000, 3, 30, 0),
    /// Few ports, many openings, resets and repeated SYNs.
    REOPENED(6000, 6, 4, 12),
    /// All of it, and nonsense.
    WILD(12000, 20, 15, 6);

    private final int frames;
    private final int lossy;
    private final int stalled;
    private final int opened;

    Kind(int frames, int lossy, int stalled, int opened) {
      this.frames = frames;
      this.lossy = lossy;
      this.stalled = stalled;
      this.opened = opened;
    }

    int frames() {
      return frames;
    }
  }

  private static final long[] STEPS_MICROS = {
    0, 1, 20, 300, 1_000, 2_999, 3_000, 3_001, 5_000, 19_999, 20_000, 20_001, 30_000, 250_000,
    2_000_000
  };

  private static final class End {
    final String address;
    final int port;
    int iss;
    int sndNxt;
    int rcvNxt;
    int window = 502;
    int scale = -1;

    End(String address, int port) {
      this.address = address;
      this.port = port;
    }
  }

  private record Pair(End a, End b) {}

  private final Kind kind;
  private final Random random;
  private final PcapWriter writer;
  private final Pair[] pairs = new Pair[24];
  private long nowNanos = 1_767_225_600_000_000_000L;
  private long written;

  RandomTraffic(Kind kind, long seed, PcapWriter writer) {
    this.kind = kind;
    this.random = new Random(seed ^ kind.ordinal() * 0x9E37_79B9L);
    this.writer = writer;
    for (int i = 0; i < pairs.length; i++) {
      boolean v6 = i % 4 == 3;
      pairs[i] = pair(v6 ? "2001:db8::" : "10.0.0.", i);
    }
  }

  /// Either end may have the lower address; some pairs talk on equal ports.
  private Pair pair(String net, int i) {
    var a = new End(net + (i % 2 == 0 ? 1 : 9), i % 8 == 5 ? 80 + i : 40000 + i);
    var b = new End(net + (i % 2 == 0 ? 9 : 1), i % 8 == 5 ? 80 + i : 80);
    for (var end : new End[] {a, b}) {
      end.iss = i % 3 == 0 ? -random.nextInt(5000) : random.nextInt();
      end.sndNxt = end.iss + 1;
    }
    a.rcvNxt = b.sndNxt;
    b.rcvNxt = a.sndNxt;
    return i % 2 == 0 ? new Pair(a, b) : new Pair(b, a);
  }

  void write(int frames) throws IOException {
    for (var pair : pairs) {
      if (random.nextInt(4) > 0) {
        handshake(pair); // the others start in mid-stream
      }
    }
    while (written < frames) {
      var pair = pairs[random.nextInt(pairs.length)];
      boolean forward = random.nextBoolean();
      step(pair, forward ? pair.a : pair.b, forward ? pair.b : pair.a);
    }
  }

  private void step(Pair pair, End from, End to) throws IOException {
    int dice = random.nextInt(100);
    if (dice < kind.opened) {
      opening(pair, from, to);
    } else if (dice < kind.opened + kind.stalled) {
      stalled(from, to);
    } else if (dice < kind.opened + kind.stalled + kind.lossy) {
      lossy(from, to);
    } else if (dice < 98) {
      ordinary(from, to);
    } else if (kind == Kind.WILD) {
      nonsense(from, to);
    }
  }

  private void handshake(Pair pair) throws IOException {
    syn(pair.a, pair.b, TcpFlags.SYN, random.nextInt(12) == 0 ? random.nextInt(500) : 0);
    syn(pair.b, pair.a, TcpFlags.SYN | TcpFlags.ACK, 0);
    if (random.nextInt(10) > 0) {
      ack(pair.a, pair.b);
    }
  }

  private void syn(End from, End to, int flags, int data) throws IOException {
    boolean ack = (flags & TcpFlags.ACK) != 0;
    var segment = segment(from, to).flags(flags).seq(from.iss).ack(ack ? to.iss + 1 : 0);
    segment.window(64240).mss(1460);
    from.scale = random.nextInt(4) == 0 ? -1 : random.nextInt(12);
    if (from.scale >= 0) {
      segment.windowScale(from.scale);
    }
    from.sndNxt = from.iss + 1 + data;
    from.rcvNxt = ack ? to.iss + 1 : from.rcvNxt;
    put(segment.payloadOf(data));
  }

  private void opening(Pair pair, End from, End to) throws IOException {
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        pair.a.iss = random.nextInt();
        pair.b.iss = random.nextInt();
        handshake(pair);
      }
      case 2 -> syn(from, to, TcpFlags.SYN, 0);
      case 3 -> syn(from, to, TcpFlags.SYN | TcpFlags.ACK, 0);
      case 4 -> {
        from.iss = random.nextInt();
        syn(from, to, random.nextBoolean() ? TcpFlags.SYN : TcpFlags.SYN | TcpFlags.ACK, 0);
      }
      case 5 -> put(plain(from, to).flags(TcpFlags.RST | TcpFlags.ACK));
      case 6 -> put(plain(from, to).flags(TcpFlags.RST).ack(0).window(0));
      default -> fin(from, to);
    }
  }

  private void fin(End from, End to) throws IOException {
    put(plain(from, to).flags(TcpFlags.FIN | TcpFlags.ACK));
    from.sndNxt++;
  }

  private void ordinary(End from, End to) throws IOException {
    if (random.nextInt(3) > 0) {
      data(from, to, 1 + random.nextInt(1460));
    } else {
      ack(from, to);
    }
  }

  private void data(End from, End to, int length) throws IOException {
    put(plain(from, to).flags(TcpFlags.PSH | TcpFlags.ACK).payloadOf(length));
    from.sndNxt += length;
  }

  private void ack(End from, End to) throws IOException {
    from.rcvNxt = to.sndNxt;
    put(plain(from, to));
  }

  private void lossy(End from, End to) throws IOException {
    switch (random.nextInt(7)) {
      case 0 -> from.sndNxt += 1 + random.nextInt(3000); // lost before the capture
      case 1 -> put(plain(from, to)); // again the same ACK
      case 2 -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          put(plain(from, to));
        }
        put(plain(to, from).seq(from.rcvNxt).payloadOf(1 + random.nextInt(900)));
      }
      case 3 -> again(from, to, 1 + random.nextInt(4000));
      case 4 -> again(from, to, from.sndNxt - to.rcvNxt);
      case 5 -> {
        from.rcvNxt = to.sndNxt + random.nextInt(2000);
        put(plain(from, to));
      }
      default -> reordered(from, to);
    }
  }

  private void again(End from, End to, int back) throws IOException {
    put(plain(from, to).seq(from.sndNxt - back).payloadOf(1 + random.nextInt(1460)));
  }

  private void reordered(End from, End to) throws IOException {
    int first = 1 + random.nextInt(1000);
    int second = 1 + random.nextInt(1000);
    int seq = from.sndNxt;
    put(plain(from, to).seq(seq + first).payloadOf(second));
    put(plain(from, to).seq(seq).payloadOf(first));
    from.sndNxt += first + second;
  }

  private void stalled(End from, End to) throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> {
        from.window = 0;
        put(plain(from, to));
      }
      case 1 -> {
        from.window = random.nextInt(65536);
        put(plain(from, to));
      }
      case 2 -> put(plain(from, to).seq(from.sndNxt - 1).payloadOf(random.nextInt(2)));
      case 3 -> {
        put(plain(from, to).seq(from.sndNxt - 1));
        put(plain(to, from));
      }
      case 4 -> data(from, to, 1);
      case 5 -> {
        to.window = 0;
        put(plain(to, from));
        put(plain(from, to).payloadOf(1));
        put(plain(to, from));
      }
      case 6 -> fills(from, to);
      default -> {
        put(plain(from, to));
        put(plain(from, to));
      }
    }
  }

  /// Data up to the edge of the other side's window, or one byte off it.
  private void fills(End from, End to) throws IOException {
    to.window = 1 + random.nextInt(30);
    put(plain(to, from));
    boolean scaled = from.scale >= 0 && to.scale >= 0;
    int edge = to.rcvNxt + (to.window << (scaled ? to.scale : 0));
    int length = edge - from.sndNxt - (random.nextInt(3) == 0 ? 1 : 0);
    if (length > 0 && length < 30_000) {
      data(from, to, length);
    }
  }

  private void nonsense(End from, End to) throws IOException {
    int jump = random.nextInt(1, 1 << 1 + random.nextInt(30));
    put(
        plain(from, to)
            .flags(random.nextInt(512))
            .seq(from.sndNxt + (random.nextBoolean() ? jump : -jump))
            .ack(random.nextBoolean() ? from.rcvNxt : random.nextInt())
            .window(random.nextInt(4) == 0 ? 0 : random.nextInt(65536))
            .payloadOf(random.nextInt(3) == 0 ? random.nextInt(1460) : 0));
  }

  private FrameBuilder segment(End from, End to) {
    return FrameBuilder.between(from.address, to.address).ports(from.port, to.port);
  }

  private FrameBuilder plain(End from, End to) {
    var segment = segment(from, to).seq(from.sndNxt).ack(from.rcvNxt).window(from.window);
    if (kind == Kind.WILD && random.nextInt(6) == 0) {
      segment.timestamps((int) (nowNanos / 1_000_000), 7);
      segment.sack(from.rcvNxt + 1000, from.rcvNxt + 2000);
    }
    return segment;
  }

  private void put(FrameBuilder builder) throws IOException {
    nowNanos += 1000 * STEPS_MICROS[random.nextInt(STEPS_MICROS.length)];
    if (kind == Kind.WILD && random.nextInt(40) == 0) {
      nowNanos -= 5_000_000; // frames of two devices merged, or a clock set back
    }
    byte[] bytes = builder.toEthernet();
    writer.write(nowNanos, bytes, 0, bytes.length, bytes.length);
    written++;
  }
}
