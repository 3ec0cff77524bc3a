// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// What a [FrameDecoder] found in a frame. The instances are the decoder's own and are reused: each
/// is valid until the next call.
public sealed interface DecodeResult
    permits TcpPacket, IcmpPacket, DecodeResult.Fragment, DecodeResult.Other, Malformed {

  /// A fragment of an IP packet that is not complete yet.
  record Fragment() implements DecodeResult {}

  /// A well-formed frame without TCP or ICMP in it.
  record Other() implements DecodeResult {}
}
