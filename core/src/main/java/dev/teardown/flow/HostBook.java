// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import dev.teardown.wire.IpAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a capture shows of hosts and services across connections: the hop count of a host's
/// ordinary segments, and whether a service that ignored one SYN answered others.
///
/// Bounded: beyond [#MAX_ENTRIES] services nothing new is learned, which only loses evidence.
public final class HostBook {

  private static final int MAX_ENTRIES = 1 << 16;

  /// Resets without payload remembered per service: the last ones.
  private static final int MAX_ABORTS = 16;

  /// Comparable, so that a map whose keys were made to collide searches a tree and not a list.
  private record Service(long addressHigh, long addressLow, int port)
      implements Comparable<Service> {
    @Override
    public int compareTo(Service other) {
      int high = Long.compare(addressHigh, other.addressHigh);
      int low = Long.compare(addressLow, other.addressLow);
      return high != 0 ? high : low != 0 ? low : Integer.compare(port, other.port);
    }

    // Written out, as the one that a record is given is put together at run time, in every start.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Service service && compareTo(service) == 0;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(31 * (31 * addressHigh + addressLow) + port);
    }
  }

  private static final class Entry {
    private int synAcks;
    private long firstSynAck = Flow.NEVER;
    private long lastSynAck = Flow.NEVER;
    private int ignored;
    private long @Nullable [] aborts;
    private int abortCount;
  }

  private final Map<Service, Entry> services = new HashMap<>();
  private final Map<IpAddress, Integer> ttls = new HashMap<>();

  void synAck(HalfFlow responder, int ttl, long time) {
    var key = new Service(responder.addressHigh, responder.addressLow, responder.port);
    var entry = services.get(key);
    if (entry == null) {
      if (services.size() >= MAX_ENTRIES) {
        return;
      }
      entry = new Entry();
      entry.firstSynAck = time;
      services.put(key, entry);
      ttls.putIfAbsent(responder.address(), ttl);
    }
    entry.synAcks++;
    entry.lastSynAck = time;
    entry.ignored = 0;
  }

  /// A service that had sent no payload resets one of its connections.
  void aborted(HalfFlow responder, long time) {
    var entry =
        services.get(new Service(responder.addressHigh, responder.addressLow, responder.port));
    if (entry == null) {
      return;
    }
    var times = entry.aborts;
    if (times == null) {
      times = new long[MAX_ABORTS];
      Arrays.fill(times, Flow.NEVER);
      entry.aborts = times;
    }
    times[Math.floorMod(entry.abortCount++, MAX_ABORTS)] = time;
  }

  /// How many of its connections this service reset between two moments without having sent a byte
  /// on them: of the last sixteen.
  public int abortsWithin(IpAddress host, int port, long fromNanos, long toNanos) {
    var entry = services.get(new Service(host.high(), host.low(), port));
    var times = entry == null ? null : entry.aborts;
    if (times == null) {
      return 0;
    }
    int count = 0;
    for (long time : times) {
      if (time >= fromNanos && time <= toNanos) {
        count++;
      }
    }
    return count;
  }

  /// TTL or hop limit of the host's SYN+ACKs in this capture, if it sent any as a server.
  public OptionalInt ttlOf(IpAddress host) {
    var ttl = ttls.get(host);
    return ttl == null ? OptionalInt.empty() : OptionalInt.of(ttl);
  }

  /// How many SYNs this service answered with SYN+ACK.
  public int synAcksOf(IpAddress host, int port) {
    var entry = services.get(new Service(host.high(), host.low(), port));
    return entry == null ? 0 : entry.synAcks;
  }

  /// One more connection had to repeat its SYN to this service.
  void ignored(HalfFlow responder) {
    var entry =
        services.get(new Service(responder.addressHigh, responder.addressLow, responder.port));
    if (entry != null) {
      entry.ignored++;
    }
  }

  /// How many connections had to repeat their SYN since this service last answered one.
  int ignoredBy(HalfFlow responder) {
    var entry =
        services.get(new Service(responder.addressHigh, responder.addressLow, responder.port));
    return entry == null ? 0 : entry.ignored;
  }

  /// When this service last answered a SYN with SYN+ACK, or [Flow#NEVER].
  public long lastSynAckOf(IpAddress host, int port) {
    var entry = services.get(new Service(host.high(), host.low(), port));
    return entry == null ? Flow.NEVER : entry.lastSynAck;
  }

  /// Whether the service answered some SYN between two moments.
  public boolean answeredWithin(IpAddress host, int port, long fromNanos, long toNanos) {
    var entry = services.get(new Service(host.high(), host.low(), port));
    return entry != null && entry.firstSynAck <= toNanos && entry.lastSynAck >= fromNanos;
  }
}
