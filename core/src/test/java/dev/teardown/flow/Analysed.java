// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import java.util.Set;
import java.util.TreeSet;

/// What one tool says of one frame with a TCP segment.
///
/// @param flags names as of [SegmentFlag#text()]
record Analysed(int stream, Set<String> flags) {

  static Analysed of(Flow flow, int mask) {
    var names = new TreeSet<String>();
    for (var flag : SegmentFlag.of(mask)) {
      names.add(flag.text());
    }
    return new Analysed(flow.stream(), names);
  }

  @Override
  public String toString() {
    return "stream " + stream + " " + flags;
  }
}
