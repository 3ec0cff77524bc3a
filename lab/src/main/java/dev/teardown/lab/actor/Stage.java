// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/// Where a scenario is played: the addresses and ports that its connections use. They are planned,
/// so that everybody knows them before anything happens; nobody else's events bear them.
///
/// @param serverPort where the server listens
/// @param clientPort the port of the client's first connection; the following are its others'
public record Stage(InetAddress server, InetAddress client, int serverPort, int clientPort) {

  /// Connections of one scenario, at most.
  public static final int CONNECTIONS = 16;

  public InetSocketAddress serverEnd() {
    return new InetSocketAddress(server, serverPort);
  }

  /// @param number of the connection, from 1
  public InetSocketAddress clientEnd(int number) {
    return new InetSocketAddress(client, clientPort + number - 1);
  }

  /// The stage as one word, for a process of its own.
  public String text() {
    return "%s/%s/%d/%d"
        .formatted(server.getHostAddress(), client.getHostAddress(), serverPort, clientPort);
  }

  /// The stage of such a word. Nothing is looked up: the word holds addresses.
  public static Stage parse(String text) throws UnknownHostException {
    var parts = text.split("/");
    return new Stage(
        InetAddress.getByName(parts[0]),
        InetAddress.getByName(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }
}
