// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench;

import dev.teardown.lab.cable.CableDevices;
import dev.teardown.lab.cable.CableDevices.Form;
import dev.teardown.lab.cable.CableHost;
import dev.teardown.lab.cable.CableOptions;
import dev.teardown.lab.cable.VirtualCable;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.socket.Accepted;
import dev.teardown.linux.socket.IntOption;
import dev.teardown.linux.socket.MessageFlags;
import dev.teardown.linux.socket.SocketAddress;
import dev.teardown.linux.socket.TcpSocket;
import dev.teardown.wire.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;

/// What the virtual cable passes and what it adds, beside loopback, in one run: gigabits a second
/// over one TCP connection, and the median round trip of one byte. Needs root, or a user namespace.
public final class CableRates {

  private static final int MTU = 1500;
  private static final int CHUNK = 256 * 1024;
  private static final int PORT = 7000;
  private static final long TRANSFER_NANOS = 2_000_000_000L;
  private static final int ROUND_TRIPS = 2_000;

  private CableRates() {}

  /// Two hosts and whatever joins them.
  private static final class Hosts implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final OwnNamespaces own = new OwnNamespaces();
    private final NetworkNamespace near;
    private final NetworkNamespace far;
    private final SocketAddress server;

    private Hosts(Form form, boolean isLoopback) throws IOException {
      near = keep(NetworkNamespace.create("teardown-bench-near", own));
      if (isLoopback) {
        far = near;
        server = SocketAddress.of("127.0.0.1", PORT);
        return;
      }
      far = keep(NetworkNamespace.create("teardown-bench-far", own));
      var middle = keep(NetworkNamespace.create("teardown-bench-cable", own));
      var nearHost = CableHost.in(near, "eth0", IpAddress.v4(0x0a4d0101), v6(1));
      var farHost = CableHost.in(far, "eth0", IpAddress.v4(0x0a4d0102), v6(2));
      var devices = keep(CableDevices.veth(middle, nearHost, farHost, form, MTU));
      var options =
          form == Form.SPEED ? CableOptions.speed("bench", 1) : CableOptions.fidelity("bench", 1);
      keep(VirtualCable.between(devices.near(), devices.far(), options));
      server = SocketAddress.of("10.77.1.1", PORT);
    }

    private static IpAddress v6(int host) {
      return new IpAddress(0xfd77_0001_0000_0000L, host);
    }

    private <T extends AutoCloseable> T keep(T resource) {
      opened.push(resource);
      return resource;
    }

    @Override
    public void close() throws IOException {
      while (!opened.isEmpty()) {
        try {
          opened.pop().close();
        } catch (Exception e) {
          throw new IOException("the hosts cannot be taken down", e);
        }
      }
    }
  }

  /// A connection from the far host to the near one.
  private record Pair(TcpSocket listener, TcpSocket client, TcpSocket server)
      implements AutoCloseable {

    static Pair over(Hosts hosts) throws Exception {
      var listener =
          hosts.near.run(() -> {
            var socket = TcpSocket.open(hosts.own, hosts.server.family());
            socket.options().set(IntOption.SO_REUSEADDR, 1).orThrow();
            socket.bind(hosts.server).orThrow();
            socket.listen(1).orThrow();
            return socket;
          });
      var client =
          hosts.far.run(() -> {
            var socket = TcpSocket.open(hosts.own, hosts.server.family());
            socket.options().set(IntOption.TCP_NODELAY, 1).orThrow();
            socket.connect(hosts.server).orThrow();
            return socket;
          });
      return switch (listener.accept(false)) {
        case Accepted.Connection(TcpSocket server, _) -> new Pair(listener, client, server);
        case Accepted.Failed(var errno) -> throw new IOException("accept: " + errno);
      };
    }

    @Override
    public void close() {
      client.close();
      server.close();
      listener.close();
    }
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println("| path | Gbit/s | round trip us | Gbit/s of loopback |");
    System.out.println("|---|---|---|---|");
    double loopback = row("loopback", Form.FIDELITY, true, 0);
    row("cable, each segment as on a wire", Form.FIDELITY, false, loopback);
    row("cable, segments of up to 64 KiB", Form.SPEED, false, loopback);
  }

  private static double row(String name, Form form, boolean isLoopback, double limit)
      throws Exception {
    double gigabits;
    double micros;
    try (var hosts = new Hosts(form, isLoopback)) {
      try (var pair = Pair.over(hosts)) {
        gigabits = rate(hosts, pair);
      }
      try (var pair = Pair.over(hosts)) {
        micros = roundTrip(hosts, pair);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.0f | %.2f |%n",
        name,
        gigabits,
        micros,
        limit == 0 ? 1 : gigabits / limit);
    return gigabits;
  }

  private static double rate(Hosts hosts, Pair pair) throws Exception {
    var sender =
        hosts.far.start(
            "sender",
            () -> {
              var chunk = ByteBuffer.allocateDirect(CHUNK);
              long end = System.nanoTime() + TRANSFER_NANOS;
              while (System.nanoTime() < end
                  && !pair.client().send(chunk.clear(), MessageFlags.NOSIGNAL).failed()) {}
              pair.client().shutdown(TcpSocket.Direction.WRITE);
            });
    var into = ByteBuffer.allocateDirect(CHUNK);
    long start = System.nanoTime();
    long bytes = 0;
    long count;
    while ((count = pair.server().recv(into.clear(), 0).value()) > 0) {
      bytes += count;
    }
    long took = System.nanoTime() - start;
    sender.join();
    return bytes * 8.0 / took;
  }

  /// The median, in microseconds.
  private static double roundTrip(Hosts hosts, Pair pair) throws Exception {
    var echo =
        hosts.near.start(
            "echo",
            () -> {
              var one = ByteBuffer.allocateDirect(1);
              while (pair.server().recv(one.clear(), 0).value() > 0) {
                pair.server().send(one.flip(), MessageFlags.NOSIGNAL);
              }
            });
    var one = ByteBuffer.allocateDirect(1);
    var nanos = new long[ROUND_TRIPS];
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long start = System.nanoTime();
      pair.client().send(one.clear(), MessageFlags.NOSIGNAL);
      pair.client().recv(one.clear(), 0);
      nanos[i] = System.nanoTime() - start;
    }
    pair.client().shutdown(TcpSocket.Direction.WRITE);
    echo.join();
    Arrays.sort(nanos);
    return nanos[ROUND_TRIPS / 2] / 1e3;
  }
}
