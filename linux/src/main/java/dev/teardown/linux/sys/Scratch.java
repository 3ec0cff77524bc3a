// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A little native memory of the calling thread, for the structures that one system call takes or
/// fills: nothing is allocated for a call, and threads do not disturb each other.
///
/// It holds what the last call left. Nothing in it outlives the method that makes the call, and
/// such a method calls no other that uses it in between.
public final class Scratch {

  public static final int SIZE = 1024;

  private static final ThreadLocal<MemorySegment> BYTES =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(SIZE, 8));

  private Scratch() {}

  /// The whole of it, with whatever the last call left there.
  public static MemorySegment bytes() {
    return BYTES.get();
  }

  /// The whole of it, the first bytes set to zero.
  public static MemorySegment zeroed(int length) {
    var bytes = BYTES.get();
    bytes.asSlice(0, length).fill((byte) 0);
    return bytes;
  }
}
