// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import org.jspecify.annotations.Nullable;

/// Finds the newest flow of a 4-tuple, whichever side sent: open addressing with linear probing.
///
/// Hashes are keyed with a seed, so that crafted addresses cannot all meet in one slot.
final class FlowKeys {

  private static final int INITIAL = 1 << 10;

  /// The hash of a slot without a flow.
  private static final int EMPTY = 0;

  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  // Each field has a key of its own: with known factors, a sender of IPv6 packets could make up for
  // a change of its port by one of its address, and meet itself in one slot as often as it likes.
  private final long highKey;
  private final long lowKey;
  private final long portKey;

  private @Nullable Flow[] slots = new Flow[INITIAL];
  private int[] hashes = new int[INITIAL];
  private int count;

  FlowKeys(long seed) {
    highKey = key(seed, 1);
    lowKey = key(seed, 2);
    portKey = key(seed, 3);
  }

  /// An odd factor, by the finishing steps of SplitMix64.
  private static long key(long seed, int index) {
    long mixed = seed + index * MULTIPLIER;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31 | 1;
  }

  /// The same for both directions: the two ends are hashed apart and added.
  int hash(long highA, long lowA, int portA, long highB, long lowB, int portB) {
    long sum = end(highA, lowA, portA) + end(highB, lowB, portB);
    sum *= MULTIPLIER;
    int hash = (int) (sum >>> 32);
    return hash == EMPTY ? 1 : hash;
  }

  private long end(long high, long low, int port) {
    long mixed = (high * highKey ^ Long.rotateLeft(low * lowKey, 32)) + port * portKey;
    mixed ^= mixed >>> 32;
    mixed *= 0xBF58_476D_1CE4_E5B9L;
    return mixed ^ mixed >>> 32;
  }

  @Nullable Flow find(
      int hash, long sourceHigh, long sourceLow, int sourcePort, long high, long low, int port) {
    var tags = hashes;
    int mask = tags.length - 1;
    for (int at = hash & mask; ; at = at + 1 & mask) {
      int tag = tags[at];
      if (tag == EMPTY) {
        return null;
      }
      if (tag == hash) {
        var flow = slots[at];
        if (flow != null && joins(flow, sourceHigh, sourceLow, sourcePort, high, low, port)) {
          return flow;
        }
      }
    }
  }

  /// Compares without short circuits: which side sent is a coin toss for the branch predictor, and
  /// a wrong guess would make the loads of the two halves wait for each other.
  @SuppressWarnings("ShortCircuitBoolean")
  private static boolean joins(
      Flow flow, long sourceHigh, long sourceLow, int sourcePort, long high, long low, int port) {
    var a = flow.initiator();
    var b = flow.responder();
    return (is(a, sourceHigh, sourceLow, sourcePort) & is(b, high, low, port))
        | (is(b, sourceHigh, sourceLow, sourcePort) & is(a, high, low, port));
  }

  static boolean is(HalfFlow half, long high, long low, int port) {
    return ((half.addressLow ^ low) | (half.addressHigh ^ high) | (half.port ^ port)) == 0;
  }

  /// Adds a flow, in the place of an older one of the same 4-tuple if `instead` is that.
  void put(int hash, Flow flow, @Nullable Flow instead) {
    if (count >= slots.length / 8 * 5) {
      grow();
    }
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != null && slots[at] != instead) {
      at = at + 1 & mask;
    }
    if (slots[at] == null) {
      count++;
    }
    slots[at] = flow;
    hashes[at] = hash;
  }

  private void grow() {
    var oldSlots = slots;
    var oldHashes = hashes;
    slots = new Flow[oldSlots.length * 2];
    hashes = new int[oldSlots.length * 2];
    int mask = slots.length - 1;
    for (int i = 0; i < oldSlots.length; i++) {
      var flow = oldSlots[i];
      if (flow != null) {
        int at = oldHashes[i] & mask;
        while (slots[at] != null) {
          at = at + 1 & mask;
        }
        slots[at] = flow;
        hashes[at] = oldHashes[i];
      }
    }
  }

  void clear() {
    slots = new Flow[INITIAL];
    hashes = new int[INITIAL];
    count = 0;
  }

  /// Removes a flow if it is still the newest of its 4-tuple; closes the gap by moving back what
  /// follows, so that no tombstones pile up.
  void remove(Flow flow) {
    var a = flow.initiator();
    var b = flow.responder();
    int hash = hash(a.addressHigh, a.addressLow, a.port, b.addressHigh, b.addressLow, b.port);
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != flow) {
      if (slots[at] == null) {
        return;
      }
      at = at + 1 & mask;
    }
    count--;
    int gap = at;
    slots[gap] = null;
    hashes[gap] = EMPTY;
    for (int i = gap + 1 & mask; slots[i] != null; i = i + 1 & mask) {
      int home = hashes[i] & mask;
      if ((i - home & mask) >= (i - gap & mask)) {
        slots[gap] = slots[i];
        hashes[gap] = hashes[i];
        slots[i] = null;
        hashes[i] = EMPTY;
        gap = i;
      }
    }
  }
}
