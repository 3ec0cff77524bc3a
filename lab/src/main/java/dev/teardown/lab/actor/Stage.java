// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.socket.AddressFamily;
import dev.teardown.linux.socket.SocketAddress;
import dev.teardown.wire.IpAddress;

/// Where a scenario is played: the addresses and ports that its connections use. They are planned,
/// so that everybody knows them before anything happens; nobody else's events bear them.
///
/// @param serverPort where the server listens
/// @param clientPort the port of the client's first connection; the following are its others'
public record Stage(IpAddress server, IpAddress client, int serverPort, int clientPort) {

  /// Connections of one scenario, at most.
  public static final int CONNECTIONS = 16;

  public AddressFamily family() {
    return serverEnd().family();
  }

  public SocketAddress serverEnd() {
    return new SocketAddress(server, serverPort);
  }

  /// @param number of the connection, from 1
  public SocketAddress clientEnd(int number) {
    return new SocketAddress(client, clientPort + number - 1);
  }

  /// The stage as one word, for a process of its own.
  public String text() {
    return server + "/" + client + "/" + serverPort + "/" + clientPort;
  }

  /// The stage of such a word.
  public static Stage parse(String text) {
    var parts = text.split("/");
    return new Stage(
        SocketAddress.of(parts[0], 0).ip(),
        SocketAddress.of(parts[1], 0).ip(),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }
}
