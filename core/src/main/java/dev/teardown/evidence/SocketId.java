// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import dev.teardown.wire.IpAddress;

/// The two ends of a socket as its kernel tells them. After a disconnect the kernel has wiped them:
/// ports and addresses are then 0.
public record SocketId(IpAddress local, int localPort, IpAddress remote, int remotePort) {

  /// Whether the remote end is known: it is not for a listener, nor for a socket that was wiped.
  public boolean hasRemote() {
    return remotePort != 0;
  }

  /// The same connection as the other host sees it.
  public SocketId reversed() {
    return new SocketId(remote, remotePort, local, localPort);
  }

  @Override
  public String toString() {
    return end(local, localPort) + " to " + end(remote, remotePort);
  }

  private static String end(IpAddress address, int port) {
    return address.isV4() ? address + ":" + port : "[" + address + "]:" + port;
  }
}
