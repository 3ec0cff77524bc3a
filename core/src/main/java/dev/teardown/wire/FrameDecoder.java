// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// Finds the TCP segment or the ICMP error in a frame; one per thread.
public final class FrameDecoder {

  private final DecodeResult.Other other = new DecodeResult.Other();

  /// Decodes one frame; never throws, whatever the bytes. The result is valid until the next call.
  public DecodeResult decode(Frame frame) {
    return other;
  }
}
