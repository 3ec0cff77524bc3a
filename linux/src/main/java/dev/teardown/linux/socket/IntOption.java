// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

/// Socket options whose value is an int, spelled as the kernel does (asm-generic/socket.h,
/// linux/tcp.h, linux/in.h, linux/in6.h).
///
/// Reading [#SO_ERROR] takes the pending error away: the application then never sees it. Never read
/// it through a descriptor borrowed from another process.
public enum IntOption {
  SO_REUSEADDR(1, 2),
  SO_ERROR(1, 4),
  /// Reads as twice what was set: the kernel counts its own overhead in.
  SO_SNDBUF(1, 7),
  SO_RCVBUF(1, 8),
  SO_KEEPALIVE(1, 9),
  SO_OOBINLINE(1, 10),
  SO_REUSEPORT(1, 15),
  SO_RCVLOWAT(1, 18),
  SO_ACCEPTCONN(1, 30),
  SO_SNDBUFFORCE(1, 32),
  SO_RCVBUFFORCE(1, 33),
  SO_MARK(1, 36),
  TCP_NODELAY(6, 1),
  TCP_MAXSEG(6, 2),
  TCP_CORK(6, 3),
  /// Seconds.
  TCP_KEEPIDLE(6, 4),
  /// Seconds.
  TCP_KEEPINTVL(6, 5),
  TCP_KEEPCNT(6, 6),
  TCP_SYNCNT(6, 7),
  /// Seconds in FIN_WAIT2 after close; below 0: reset instead.
  TCP_LINGER2(6, 8),
  /// Seconds.
  TCP_DEFER_ACCEPT(6, 9),
  TCP_WINDOW_CLAMP(6, 10),
  TCP_QUICKACK(6, 12),
  /// Milliseconds.
  TCP_USER_TIMEOUT(6, 18),
  TCP_REPAIR(6, 19),
  TCP_REPAIR_QUEUE(6, 20),
  TCP_QUEUE_SEQ(6, 21),
  TCP_FASTOPEN(6, 23),
  TCP_NOTSENT_LOWAT(6, 25),
  TCP_FASTOPEN_CONNECT(6, 30),
  /// Milliseconds; since 6.15.
  TCP_RTO_MAX_MS(6, 44),
  IP_TTL(0, 2),
  IP_RECVERR(0, 11),
  IP_TRANSPARENT(0, 19),
  IPV6_RECVERR(41, 25),
  IPV6_V6ONLY(41, 26);

  private final int level;
  private final int number;

  IntOption(int level, int number) {
    this.level = level;
    this.number = number;
  }

  int level() {
    return level;
  }

  int number() {
    return number;
  }
}
