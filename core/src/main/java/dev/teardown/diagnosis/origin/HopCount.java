// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import java.util.Optional;

/// TTL or hop limit of the reset against those of the sender's other segments.
///
/// Stacks start from 64, 128 or 255. Some start their bare replies from another one, so that an
/// equal number of hops below another start is only a weak sign of another device.
final class HopCount implements OriginTest {

  /// Routes change by a hop or two.
  private static final int SLACK = 2;

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    var sender = reset.sender();
    int usual = sender.ttl();
    if (usual < 0) {
      return Optional.empty();
    }
    int ttl = reset.record().ttl();
    if (ttl >= sender.ttlMin() - SLACK && ttl <= sender.ttlMax() + SLACK) {
      return OriginClue.forHost(
          OriginClue.FAIR,
          reset.shows("its hop count %d fits the other segments of %s", ttl, reset.who()));
    }
    boolean sameDistance = Math.abs(hops(ttl) - hops(usual)) <= SLACK;
    return OriginClue.forOther(
        sameDistance && reset.shape().isReply() ? OriginClue.WEAK : OriginClue.STRONG,
        reset.shows(
            "its hop count is %d where the other segments of %s have %d: another device sent it",
            ttl, reset.who(), usual));
  }

  private static int hops(int ttl) {
    int start = ttl <= 64 ? 64 : ttl <= 128 ? 128 : 255;
    return start - ttl;
  }
}
