// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;
import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// The headers between IP and transport (RFC 8200 4): `0 next header, 1 length`. IPv4 knows only
/// the authentication header (RFC 4302).
final class IpExtension {

  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;

  /// All are at least this long and say their length within it.
  static final int MINIMUM_LENGTH = 8;

  private IpExtension() {}

  /// Whether a header with this number can be stepped over.
  static boolean is(int protocol, boolean v4) {
    return switch (protocol) {
      case AUTHENTICATION -> true;
      // Hop-by-hop, routing, fragment, destination options, mobility, host identity, shim6.
      case 0, ROUTING, FRAGMENT, 60, 135, 139, 140 -> !v4;
      default -> false;
    };
  }

  static int length(byte[] bytes, int protocol, int at) {
    return switch (protocol) {
      case FRAGMENT -> 8;
      case AUTHENTICATION -> (u8(bytes, at + 1) + 2) * 4;
      default -> (u8(bytes, at + 1) + 1) * 8;
    };
  }

  /// Whether this is the fragment header of a part that starts within its datagram.
  static boolean isLaterFragment(byte[] bytes, int protocol, int at) {
    return protocol == FRAGMENT && u16(bytes, at + 2) >> 3 != 0;
  }

  static DecodeResult decode(Dissection d, int protocol, int at, int limit) {
    if (!d.enterLayer()) {
      return d.other;
    }
    if (d.readable(at, limit) < MINIMUM_LENGTH) {
      return d.tooShort(Header.IP_EXTENSION, at, limit, MINIMUM_LENGTH);
    }
    int length = length(d.bytes, protocol, at);
    if (limit - at < length) {
      return d.tooShort(Header.IP_EXTENSION, at, limit, length);
    }
    int next = u8(d.bytes, at);
    if (protocol == FRAGMENT && isPart(d.bytes, at)) {
      return fragment(d, next, at, limit);
    }
    if (protocol == ROUTING && u8(d.bytes, at + 3) != 0) {
      d.ip.markRouted();
    }
    return IpProtocol.decode(d, next, at + length, limit);
  }

  /// A fragment header may also stand in a whole packet (RFC 6946).
  private static boolean isPart(byte[] bytes, int at) {
    return (u16(bytes, at + 2) & 0xfff9) != 0;
  }

  private static DecodeResult fragment(Dissection d, int next, int at, int limit) {
    int field = u16(d.bytes, at + 2);
    return IpFragment.of(
            FragmentKey.v6(d.ip, i32(d.bytes, at + 4)), next, field & 0xfff8, (field & 1) != 0)
        .decode(d, at + MINIMUM_LENGTH, limit);
  }
}
