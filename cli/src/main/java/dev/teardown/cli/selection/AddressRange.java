// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

import dev.teardown.wire.IpAddress;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// The addresses that share a prefix; a single one has the longest.
///
/// @param network any address of it
/// @param bits how many leading bits count, of 128: an IPv4 prefix counts 96 more
record AddressRange(IpAddress network, int bits) {

  private static final int V4_BITS = 96;

  /// "10.0.0.1", "2001:db8::1". Never asks a name server.
  static AddressRange host(String literal) throws SelectionException {
    return new AddressRange(address(literal), 128);
  }

  /// "10.0.0.0/8", "2001:db8::/32".
  static AddressRange net(String prefix) throws SelectionException {
    int slash = prefix.indexOf('/');
    if (slash < 0) {
      throw new SelectionException("'" + prefix + "' has no prefix length, as in 10.0.0.0/8");
    }
    var address = address(prefix.substring(0, slash));
    int most = address.isV4() ? 32 : 128;
    int length = Numbers.upTo(most, prefix.substring(slash + 1), "a prefix length");
    return new AddressRange(address, length + (address.isV4() ? V4_BITS : 0));
  }

  private static IpAddress address(String literal) throws SelectionException {
    boolean isV6 = literal.indexOf(':') >= 0;
    if (isV6 || literal.chars().filter(c -> c == '.').count() == 3) {
      try {
        var bytes = ByteBuffer.wrap(InetAddress.ofLiteral(literal).getAddress());
        return bytes.remaining() == 4
            ? IpAddress.v4(bytes.getInt())
            : new IpAddress(bytes.getLong(), bytes.getLong());
      } catch (IllegalArgumentException e) {
        throw noAddress(literal);
      }
    }
    throw noAddress(literal);
  }

  private static SelectionException noAddress(String literal) {
    return new SelectionException("'" + literal + "' is no IP address (names are not looked up)");
  }

  boolean contains(IpAddress address) {
    return matches(address.high(), network.high(), Math.min(bits, 64))
        && matches(address.low(), network.low(), Math.max(bits - 64, 0));
  }

  private static boolean matches(long a, long b, int leading) {
    return leading == 0 || (a ^ b) >>> 64 - leading == 0;
  }
}
