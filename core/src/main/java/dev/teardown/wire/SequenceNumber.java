// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// Arithmetic on 32-bit sequence numbers, modulo 2^32 (RFC 9293 3.4).
public final class SequenceNumber {

  private SequenceNumber() {}

  /// How far `a` lies behind `b` (negative: before it).
  public static int distance(int a, int b) {
    return a - b;
  }

  public static boolean before(int a, int b) {
    return a - b < 0;
  }

  public static boolean after(int a, int b) {
    return a - b > 0;
  }

  public static int max(int a, int b) {
    return a - b >= 0 ? a : b;
  }
}
