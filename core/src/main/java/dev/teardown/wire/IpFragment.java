// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// A part of an IP datagram (RFC 791 3.2, RFC 8200 4.5).
final class IpFragment {

  private IpFragment() {}

  static DecodeResult decode(
      Dissection d,
      int identification,
      int protocol,
      int offset,
      boolean more,
      int at,
      int limit) {
    return d.fragment;
  }
}
