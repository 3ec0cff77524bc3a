// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import dev.teardown.evidence.Errno;

/// What accept4 gave.
public sealed interface Accepted {

  /// @param socket owned by whoever receives this
  /// @param peer as accept told it; it is there also where the connection was reset meanwhile
  record Connection(TcpSocket socket, SocketAddress peer) implements Accepted {}

  record Failed(Errno errno) implements Accepted {}
}
