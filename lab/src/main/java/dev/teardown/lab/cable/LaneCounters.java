// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import java.util.LinkedHashMap;
import java.util.Map;

/// What happened in one direction; counted on the cable's thread.
final class LaneCounters {

  long entered;
  long enteredBytes;
  long delivered;
  long deliveredBytes;
  long duplicated;
  long corrupted;
  long madeLate;
  private final Map<String, long[]> dropped = new LinkedHashMap<>();

  void drop(String reason, long count) {
    if (count > 0) {
      long[] known = dropped.get(reason);
      if (known == null) {
        dropped.put(reason, new long[] {count});
      } else {
        known[0] += count;
      }
    }
  }

  CableStatistics.OneWay snapshot() {
    var counts = new LinkedHashMap<String, Long>();
    dropped.forEach((reason, count) -> counts.put(reason, count[0]));
    return new CableStatistics.OneWay(
        entered, enteredBytes, delivered, deliveredBytes, duplicated, corrupted, madeLate, counts);
  }
}
