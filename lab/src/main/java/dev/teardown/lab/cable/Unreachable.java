// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

/// What a router says of a packet that it could not pass on (RFC 792, RFC 1812 5.2.7.1; RFC 4443
/// 3.1, 3.2).
public enum Unreachable {
  /// Nothing.
  NONE(0, 0, 0),
  NETWORK(0, 1, 0),
  HOST(1, 1, 3),
  PORT(3, 1, 4),
  ADMINISTRATIVELY(13, 1, 1),
  /// Fragmentation needed, or Packet Too Big: with the MTU of what comes next.
  TOO_BIG(4, 2, 0);

  /// Destination Unreachable, for all of these.
  static final int TYPE_V4 = 3;

  final int codeV4;
  final int typeV6;
  final int codeV6;

  Unreachable(int codeV4, int typeV6, int codeV6) {
    this.codeV4 = codeV4;
    this.typeV6 = typeV6;
    this.codeV6 = codeV6;
  }
}
