// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// The address of a direct buffer's remaining bytes. Who passes it to the kernel keeps the buffer
/// reachable until the call has returned.
final class DirectBytes {

  private DirectBytes() {}

  static long address(ByteBuffer buffer) {
    if (!buffer.isDirect()) {
      throw new IllegalArgumentException("the kernel needs a direct buffer");
    }
    return MemorySegment.ofBuffer(buffer).address();
  }

  /// Moves the position past what a call has sent or received.
  static void advance(ByteBuffer buffer, long result) {
    if (result > 0) {
      buffer.position(buffer.position() + (int) Math.min(result, buffer.remaining()));
    }
  }
}
