// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.scenario.Host;
import java.util.Map;

/// What a capture on each of the two hosts would have recorded: a pcapng file of each end of the
/// cable.
///
/// @param ends the files; an end that is missing was not recorded
public record Recording(Map<Host, byte[]> ends) {

  static final Recording EMPTY = new Recording(Map.of());

  private static final byte[] NOTHING = new byte[0];

  public Recording {
    ends = Map.copyOf(ends);
  }

  /// The file of one end, empty where there is none; not a copy.
  public byte[] at(Host end) {
    return ends.getOrDefault(end, NOTHING);
  }
}
