// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.io.IOException;
import java.util.function.IntSupplier;

/// Sources of bytes for tests.
public final class ByteSources {

  private ByteSources() {}

  public static ByteSource of(byte[] bytes) {
    return inPieces(bytes, () -> Integer.MAX_VALUE);
  }

  /// Gives at most as many bytes at a time as `sizes` says, as a pipe may.
  public static ByteSource inPieces(byte[] bytes, IntSupplier sizes) {
    var position = new int[1];
    return (into, offset, length) -> {
      int left = bytes.length - position[0];
      if (left == 0) {
        return -1;
      }
      int count = Math.min(Math.min(left, length), sizes.getAsInt());
      System.arraycopy(bytes, position[0], into, offset, count);
      position[0] += count;
      return count;
    };
  }

  /// Gives all bytes, then fails as a damaged compressed file does.
  public static ByteSource failingAfter(byte[] bytes, String message) {
    var sound = of(bytes);
    return (into, offset, length) -> {
      int count = sound.read(into, offset, length);
      if (count < 0) {
        throw new IOException(message);
      }
      return count;
    };
  }
}
