// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Witnessed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares the segments seen at the ends of the cable with what a scenario expects of them.
final class WireCheck {

  private final Map<Host, List<SeenSegment>> seen;

  WireCheck(Map<Host, List<SeenSegment>> seen) {
    this.seen = seen;
  }

  Optional<Departure> check(Witnessed.Wire expected) {
    var candidates =
        seen.getOrDefault(expected.at(), List.of()).stream()
            .filter(segment -> segment.from() == expected.from())
            .toList();
    long count = candidates.stream().filter(segment -> fits(segment, expected)).count();
    if (expected.times().contains(count)) {
      return Optional.empty();
    }
    return Optional.of(
        new Departure(expected.position(), expected.text(), count + " seen" + last(candidates)));
  }

  private static boolean fits(SeenSegment segment, Witnessed.Wire expected) {
    return segment.is(expected.kind())
        && expected
            .shape()
            .map(shape -> segment.isReply() == (shape == Witnessed.ResetShape.REPLY))
            .orElse(true);
  }

  /// What the host sent last: mostly that is what came instead.
  private static String last(List<SeenSegment> candidates) {
    return candidates.isEmpty() ? "" : "; the last was " + candidates.getLast();
  }
}
