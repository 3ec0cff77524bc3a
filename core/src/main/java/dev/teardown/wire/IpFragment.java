// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static java.lang.Math.clamp;

/// The place of one fragment in its datagram (RFC 791 3.2, RFC 8200 4.5).
///
/// @param protocol what the datagram carries; meaningful in the first fragment
/// @param offset index of its first byte in the datagram, a multiple of 8
/// @param more whether others follow it
record IpFragment(FragmentKey key, int protocol, int offset, boolean more) {

  static final int MAX_DATAGRAM = 65_535;

  static IpFragment of(FragmentKey key, int protocol, int offset, boolean more) {
    return new IpFragment(key, protocol, offset, more);
  }

  /// Goes on in the whole datagram if this fragment completes it.
  DecodeResult decode(Dissection d, int at, int limit) {
    int length = limit - at;
    if (length <= 0 || offset + length > MAX_DATAGRAM) {
      return d.contradiction(at, "IP fragment empty or beyond 65535 bytes", "RFC 791 3.2");
    }
    if (more && length % 8 != 0) {
      return d.contradiction(at, "IP fragment length no multiple of 8", "RFC 791 3.2");
    }
    int captured = clamp(d.readable(at, limit), 0, length);
    var datagram = d.fragments.accept(this, d.bytes, at, length, captured, d.timeNanos);
    if (datagram == null) {
      return d.fragment;
    }
    d.continueIn(datagram.bytes(), datagram.wholePrefix());
    return IpProtocol.decode(d, datagram.protocol(), 0, datagram.length());
  }
}
