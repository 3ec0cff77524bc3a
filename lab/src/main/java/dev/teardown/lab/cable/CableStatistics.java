// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What went through a cable so far. Bytes are those of the frames.
///
/// @param waiting packets that are in the cable: delayed or held
public record CableStatistics(OneWay toFar, OneWay toNear, int waiting) {

  /// One direction.
  ///
  /// @param madeLate by reordering: whether a packet did overtake depends on the traffic
  /// @param dropped by reason; "overrun" were lost before the cable could read them, "refused" was
  ///   what the other end's device did not take, "no room" what the cable could not hold
  public record OneWay(
      long entered,
      long enteredBytes,
      long delivered,
      long deliveredBytes,
      long duplicated,
      long corrupted,
      long madeLate,
      Map<String, Long> dropped) {

    public OneWay {
      dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
    }

    public long droppedInAll() {
      return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    public long dropped(String reason) {
      return dropped.getOrDefault(reason, 0L);
    }
  }

  public OneWay of(Way way) {
    return way == Way.TO_FAR ? toFar : toNear;
  }
}
