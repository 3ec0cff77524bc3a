// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import java.util.Arrays;

/// One datagram under reassembly: the parts seen, in order, and the bytes that were captured of
/// them.
final class FragmentedDatagram {

  /// IPv6's smallest MTU, 1280 bytes, makes 54 parts of the longest datagram; 576 bytes make 119.
  private static final int MAX_PARTS = 256;

  private static final byte[] NOTHING = new byte[0];

  private final long firstSeenNanos;
  private byte[] bytes = NOTHING;
  private int[] starts = new int[4];
  private int[] ends = new int[4];
  private int[] capturedEnds = new int[4];
  private int parts;
  private int received;
  private int length = -1;
  private int protocol;
  private boolean spoiled;

  FragmentedDatagram(long firstSeenNanos) {
    this.firstSeenNanos = firstSeenNanos;
  }

  /// Adds a part. One that contradicts the others spoils the datagram: overlapping fragments are an
  /// attack or a reused identification, never to be trusted (RFC 5722 4; Linux does the same for
  /// IPv4). An exact repetition is ignored, as in net/ipv4/inet_fragment.c
  /// inet_frag_queue_insert().
  void add(IpFragment fragment, byte[] source, int at, int partLength, int captured) {
    int start = fragment.offset();
    int end = start + partLength;
    int index = parts;
    while (index > 0 && starts[index - 1] >= start) {
      index--;
    }
    if (spoiled || (index < parts && starts[index] == start && ends[index] == end)) {
      return;
    }
    if (contradicts(index, start, end, fragment.more())) {
      spoil();
      return;
    }
    insert(index, start, end, start + captured);
    copy(source, at, start, captured);
    received += partLength;
    if (!fragment.more()) {
      length = end;
    }
    if (start == 0) {
      protocol = fragment.protocol();
    }
  }

  private boolean contradicts(int index, int start, int end, boolean more) {
    boolean overlaps =
        (index > 0 && ends[index - 1] > start) || (index < parts && starts[index] < end);
    boolean endsTwice = length >= 0 && (!more || end >= length);
    boolean endsTooEarly = !more && parts > 0 && ends[parts - 1] > end;
    return overlaps || endsTwice || endsTooEarly || parts == MAX_PARTS;
  }

  private void spoil() {
    spoiled = true;
    bytes = NOTHING;
  }

  private void insert(int index, int start, int end, int capturedEnd) {
    if (parts == starts.length) {
      starts = Arrays.copyOf(starts, parts * 2);
      ends = Arrays.copyOf(ends, parts * 2);
      capturedEnds = Arrays.copyOf(capturedEnds, parts * 2);
    }
    insert(starts, index, start);
    insert(ends, index, end);
    insert(capturedEnds, index, capturedEnd);
    parts++;
  }

  private void insert(int[] array, int index, int value) {
    System.arraycopy(array, index, array, index + 1, parts - index);
    array[index] = value;
  }

  private void copy(byte[] source, int at, int start, int captured) {
    if (captured == 0) {
      return;
    }
    int needed = start + captured;
    if (needed > bytes.length) {
      int doubled = Math.min(bytes.length * 2, IpFragment.MAX_DATAGRAM);
      bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
    }
    System.arraycopy(source, at, bytes, start, captured);
  }

  /// Whether every part was seen, captured whole or not.
  boolean isComplete() {
    return !spoiled && received == length;
  }

  boolean isSpoiled() {
    return spoiled;
  }

  long firstSeenNanos() {
    return firstSeenNanos;
  }

  byte[] bytes() {
    return bytes;
  }

  int protocol() {
    return protocol;
  }

  /// Bytes on the wire; meaningful once complete.
  int length() {
    return length;
  }

  /// Bytes from the first on of which none is missing: the capture may have cut a fragment.
  int wholePrefix() {
    int whole = 0;
    for (int i = 0; i < parts && starts[i] == whole; i++) {
      whole = capturedEnds[i];
    }
    return whole;
  }
}
