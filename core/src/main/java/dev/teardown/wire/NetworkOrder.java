// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// Unsigned big-endian fields out of a byte array: the one access class of the packet path.
///
/// Plain shifts on `byte[]`, no var handles: the compiler folds them as well, and a short-lived
/// command line pays no method-handle start-up (docs/decisions/0001).
public final class NetworkOrder {

  private NetworkOrder() {}

  /// One unsigned byte, 0 to 255.
  public static int u8(byte[] bytes, int offset) {
    return bytes[offset] & 0xff;
  }

  /// Two bytes, 0 to 65535.
  public static int u16(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) << 8 | (bytes[offset + 1] & 0xff);
  }

  /// Four bytes as the `int` of the same bits: sequence numbers live in this form.
  public static int i32(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) << 24
        | (bytes[offset + 1] & 0xff) << 16
        | (bytes[offset + 2] & 0xff) << 8
        | (bytes[offset + 3] & 0xff);
  }

  /// Four bytes, 0 to 2^32-1.
  public static long u32(byte[] bytes, int offset) {
    return i32(bytes, offset) & 0xffff_ffffL;
  }

  /// Eight bytes as the `long` of the same bits.
  public static long i64(byte[] bytes, int offset) {
    return (long) i32(bytes, offset) << 32 | u32(bytes, offset + 4);
  }
}
