// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import java.util.Locale;

/// The fields of `struct tcp_info` (linux/tcp.h, v6.18), in its order, spelled as there without the
/// prefix. Its bit fields are left together in their byte.
public enum TcpInfoField {
  STATE(0, 1),
  CA_STATE(1, 1),
  RETRANSMITS(2, 1),
  PROBES(3, 1),
  BACKOFF(4, 1),
  OPTIONS(5, 1),
  /// The window scale that the peer announced in the low four bits, our own in the high four.
  WSCALE(6, 1),
  /// Bit fields: delivery_rate_app_limited (bit 0), fastopen_client_fail (bits 1 and 2).
  FLAGS(7, 1),
  /// Microseconds, as all times of the structure without another unit.
  RTO(8, 4),
  ATO(12, 4),
  SND_MSS(16, 4),
  RCV_MSS(20, 4),
  UNACKED(24, 4),
  SACKED(28, 4),
  LOST(32, 4),
  RETRANS(36, 4),
  FACKETS(40, 4),
  /// Milliseconds ago, as the next three.
  LAST_DATA_SENT(44, 4),
  /// Always 0.
  LAST_ACK_SENT(48, 4),
  LAST_DATA_RECV(52, 4),
  LAST_ACK_RECV(56, 4),
  PMTU(60, 4),
  RCV_SSTHRESH(64, 4),
  RTT(68, 4),
  RTTVAR(72, 4),
  SND_SSTHRESH(76, 4),
  SND_CWND(80, 4),
  ADVMSS(84, 4),
  REORDERING(88, 4),
  RCV_RTT(92, 4),
  RCV_SPACE(96, 4),
  TOTAL_RETRANS(100, 4),
  PACING_RATE(104, 8),
  MAX_PACING_RATE(112, 8),
  /// Counts the own SYN, if this side opened, and the own FIN, once they are acknowledged.
  BYTES_ACKED(120, 8),
  /// Counts the peer's FIN.
  BYTES_RECEIVED(128, 8),
  SEGS_OUT(136, 4),
  SEGS_IN(140, 4),
  NOTSENT_BYTES(144, 4),
  MIN_RTT(148, 4),
  DATA_SEGS_IN(152, 4),
  DATA_SEGS_OUT(156, 4),
  DELIVERY_RATE(160, 8),
  BUSY_TIME(168, 8),
  RWND_LIMITED(176, 8),
  SNDBUF_LIMITED(184, 8),
  DELIVERED(192, 4),
  DELIVERED_CE(196, 4),
  /// Without SYN and FIN, with retransmissions.
  BYTES_SENT(200, 8),
  BYTES_RETRANS(208, 8),
  DSACK_DUPS(216, 4),
  REORD_SEEN(220, 4),
  RCV_OOOPACK(224, 4),
  SND_WND(228, 4),
  RCV_WND(232, 4),
  REHASH(236, 4),
  TOTAL_RTO(240, 2),
  TOTAL_RTO_RECOVERIES(242, 2),
  /// Milliseconds.
  TOTAL_RTO_TIME(244, 4),
  RECEIVED_CE(248, 4),
  DELIVERED_E1_BYTES(252, 4),
  DELIVERED_E0_BYTES(256, 4),
  DELIVERED_CE_BYTES(260, 4),
  RECEIVED_E1_BYTES(264, 4),
  RECEIVED_E0_BYTES(268, 4),
  RECEIVED_CE_BYTES(272, 4),
  ACCECN_FAIL_MODE(276, 2),
  ACCECN_OPT_SEEN(278, 2);

  private final int offset;
  private final int width;

  TcpInfoField(int offset, int width) {
    this.offset = offset;
    this.width = width;
  }

  int offset() {
    return offset;
  }

  int width() {
    return width;
  }

  /// As in the header: "tcpi_rcv_rtt".
  @Override
  public String toString() {
    return "tcpi_" + name().toLowerCase(Locale.ROOT);
  }
}
