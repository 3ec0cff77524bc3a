// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.scenario.Host;
import java.util.List;
import java.util.Map;

/// The frames that passed at both ends of the cable during a run.
///
/// @param linkType what each begins with, a constant of [dev.teardown.wire.LinkType]
/// @param ends in order of time, for each host's end
public record Recording(int linkType, Map<Host, List<RecordedFrame>> ends) {

  static final Recording EMPTY = new Recording(0, Map.of());

  /// One frame at one end.
  ///
  /// @param timeNanos in nanoseconds since 1970
  /// @param isSent whether the end's host sent it, or was to receive it
  public record RecordedFrame(long timeNanos, boolean isSent, byte[] bytes) {}

  public Recording {
    ends = Map.copyOf(ends);
  }

  public List<RecordedFrame> at(Host end) {
    return ends.getOrDefault(end, List.of());
  }
}
