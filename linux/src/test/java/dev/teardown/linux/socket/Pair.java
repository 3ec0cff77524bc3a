// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import dev.teardown.linux.netns.OwnNamespaces;
import java.io.IOException;
import java.time.Duration;

/// Two ends of a connection over loopback, made on a thread of an own namespace.
public record Pair(TcpSocket listener, TcpSocket client, TcpSocket server)
    implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  public static Pair connected(OwnNamespaces own) throws IOException {
    return connected(own, "127.0.0.1");
  }

  public static Pair connected(OwnNamespaces own, String ip) throws IOException {
    SocketAddress anyPort = SocketAddress.of(ip, 0);
    TcpSocket listener = TcpSocket.open(own, anyPort.family());
    listener.bind(anyPort).orThrow();
    listener.listen(8).orThrow();
    TcpSocket client = TcpSocket.open(own, anyPort.family());
    client.connect(listener.local().orElseThrow()).orThrow();
    return switch (listener.accept(false)) {
      case Accepted.Connection(TcpSocket server, _) -> new Pair(listener, client, server);
      case Accepted.Failed(var errno) -> throw new IOException("accept: " + errno);
    };
  }

  /// Waits until a socket shows an event.
  public static PollEvents awaited(TcpSocket socket, PollEvents wanted) throws IOException {
    PollEvents seen = Poll.await(socket.fd(), wanted, DEADLINE);
    if (seen.isEmpty()) {
      throw new IOException("no " + wanted + " within " + DEADLINE);
    }
    return seen;
  }

  @Override
  public void close() {
    client.close();
    server.close();
    listener.close();
  }
}
