// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import java.util.Optional;

/// IP identification of the reset (IPv4 only).
///
/// A Linux socket counts per connection; what answers without a full socket sends 0
/// (net/ipv4/ip_output.c __ip_make_skb(), v6.18). Other stacks count for the whole host or choose
/// at random, so a mismatch weighs little and a match much.
final class IpIdentification implements OriginTest {

  /// One large send may use up as many identifications as it has segments.
  private static final int STEP = 64;

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    var record = reset.record();
    if (record.ipId() < 0 || record.senderIpId() < 0) {
      return Optional.empty();
    }
    if (reset.shape().isActive()) {
      return active(reset);
    }
    if (!reset.shape().isReply()) {
      return Optional.empty();
    }
    if (record.ipId() == 0) {
      return OriginClue.forHost(
          OriginClue.WEAK, reset.shows("its IP identification is 0, as in a Linux host's reply"));
    }
    return reset.sender().nonZeroIpIds() == 0
        ? OriginClue.forOther(
            OriginClue.FAIR,
            reset.shows("its IP identification is %d where the host sends 0", record.ipId()))
        : Optional.empty();
  }

  private static Optional<OriginClue> active(ObservedReset reset) {
    var record = reset.record();
    int step = record.ipId() - record.senderIpId() & 0xffff;
    if (record.senderIpId() != 0 && step >= 1 && step <= STEP) {
      return OriginClue.forHost(
          OriginClue.STRONG,
          reset.shows(
              "its IP identification %d goes on from %d", record.ipId(), record.senderIpId()));
    }
    if (record.ipId() == 0 && record.senderIpId() != 0) {
      return OriginClue.forOther(
          OriginClue.FAIR,
          reset.shows(
              "its IP identification is 0 where the connection's run at %d", record.senderIpId()));
    }
    return Optional.empty();
  }
}
