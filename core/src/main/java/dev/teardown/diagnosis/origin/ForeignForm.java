// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.evidence.Bytes;
import java.util.Optional;

/// Forms of which it is known that devices on the path build them, or that Linux does not.
final class ForeignForm implements OriginTest {

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    var record = reset.record();
    if (reset.shape() == ResetShape.RECYCLED) {
      return OriginClue.forOther(
          OriginClue.STRONG,
          reset.shows(
              "its IP identification %d and window %d are those of the packet before: a box re-used"
                  + " it",
              record.ipId(), record.window()));
    }
    if (record.payloadLength() > 0) {
      return OriginClue.forOther(
          OriginClue.WEAK,
          reset.shows(
              "it carries %s of payload: no Linux host", new Bytes(record.payloadLength())));
    }
    if (reset.shape().isActive() && record.window() == 0) {
      return OriginClue.forOther(
          OriginClue.WEAK, reset.shows("its window is 0: a stack other than Linux"));
    }
    return Optional.empty();
  }
}
