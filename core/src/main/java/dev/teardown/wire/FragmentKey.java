// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// What the fragments of one datagram have in common (RFC 791 3.2, RFC 8200 4.5).
///
/// @param protocol IPv4's protocol; -1 for IPv6, where only the first fragment's next header counts
record FragmentKey(
    long sourceHigh,
    long sourceLow,
    long destinationHigh,
    long destinationLow,
    int identification,
    int protocol) {

  static FragmentKey v4(IpView ip, int protocol) {
    return of(ip, ip.identification(), protocol);
  }

  static FragmentKey v6(IpView ip, int identification) {
    return of(ip, identification, -1);
  }

  private static FragmentKey of(IpView ip, int identification, int protocol) {
    return new FragmentKey(
        ip.sourceHigh(),
        ip.sourceLow(),
        ip.destinationHigh(),
        ip.destinationLow(),
        identification,
        protocol);
  }
}
