// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// A packet or frame carried in an IP packet, by the type that the tunnel's header gives.
final class Tunnel {

  private Tunnel() {}

  static DecodeResult decode(Dissection d, int etherType, int at, int limit) {
    if (!d.enterTunnel()) {
      return d.other;
    }
    return etherType == EtherType.TRANSPARENT_ETHERNET
        ? Ethernet.decode(d, at, limit)
        : EtherType.decode(d, etherType, at, limit);
  }
}
