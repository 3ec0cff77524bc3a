// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The datagrams of which some fragments were seen, oldest first, within bounds of number, memory
/// and age. TCP is seldom fragmented, so this path may allocate.
///
/// A spoiled datagram stays until it is too old: the rest of its fragments must not start anew.
final class FragmentTable {

  static final int MAX_DATAGRAMS = 256;
  static final int MAX_BYTES = 4 << 20;

  /// As Linux' ipfrag_time.
  static final long TIMEOUT_NANOS = 30_000_000_000L;

  private final LinkedHashMap<FragmentKey, FragmentedDatagram> datagrams = new LinkedHashMap<>();
  private int bytesHeld;
  private long fragments;
  private long reassembled;
  private long dropped;

  /// Takes a fragment in; returns its datagram if that is now complete, and forgets it.
  @Nullable FragmentedDatagram accept(
      IpFragment fragment, byte[] bytes, int at, int length, int captured, long timeNanos) {
    fragments++;
    expire(timeNanos);
    var datagram =
        datagrams.computeIfAbsent(fragment.key(), _ -> new FragmentedDatagram(timeNanos));
    boolean wasSpoiled = datagram.isSpoiled();
    bytesHeld -= datagram.bytes().length;
    datagram.add(fragment, bytes, at, length, captured);
    if (datagram.isComplete()) {
      reassembled++;
      datagrams.remove(fragment.key());
      return datagram;
    }
    bytesHeld += datagram.bytes().length;
    dropped += datagram.isSpoiled() && !wasSpoiled ? 1 : 0;
    while (datagrams.size() > MAX_DATAGRAMS || bytesHeld > MAX_BYTES) {
      dropOldest();
    }
    return null;
  }

  private void expire(long nowNanos) {
    while (!datagrams.isEmpty()
        && nowNanos - datagrams.firstEntry().getValue().firstSeenNanos() > TIMEOUT_NANOS) {
      dropOldest();
    }
  }

  private void dropOldest() {
    var oldest = datagrams.pollFirstEntry().getValue();
    bytesHeld -= oldest.bytes().length;
    dropped += oldest.isSpoiled() ? 0 : 1;
  }

  FragmentStats stats() {
    long pending = datagrams.values().stream().filter(d -> !d.isSpoiled()).count();
    return new FragmentStats(fragments, reassembled, dropped, pending);
  }
}
