// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import java.util.Optional;

/// Timestamps in an active reset (RFC 7323 3.2): hard to forge, since they must fit the host's
/// clock.
///
/// Linux always sends them once they are in use; macOS and older BSDs leave them out of resets, so
/// their absence alone says little.
final class Timestamps implements OriginTest {

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    if (!reset.shape().isActive()) {
      return Optional.empty();
    }
    if (reset.record().hasTimestamps()) {
      return OriginClue.forHost(
          OriginClue.STRONG, reset.shows("it carries the connection's timestamps"));
    }
    if (ResetShape.lacksTimestamps(reset.record(), reset.sender(), reset.victim())) {
      return OriginClue.forOther(
          OriginClue.FAIR,
          reset.shows("it has no timestamps although the connection uses them: no Linux host"));
    }
    return Optional.empty();
  }
}
