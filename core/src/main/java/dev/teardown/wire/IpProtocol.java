// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// What an IP packet carries, by its protocol or next-header number (IANA's protocol registry).
final class IpProtocol {

  static final int TCP = 6;

  private IpProtocol() {}

  static DecodeResult decode(Dissection d, int protocol, int at, int limit) {
    return protocol == TCP ? TcpHeader.decode(d, at, limit) : rare(d, protocol, at, limit);
  }

  private static DecodeResult rare(Dissection d, int protocol, int at, int limit) {
    return d.other;
  }
}
