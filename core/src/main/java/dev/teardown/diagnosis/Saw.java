// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.util.List;

/// What the application of one side got from its calls, in order, if its system is Linux; and what
/// Windows documents for the same packets.
///
/// @param receives results of successive receives: "data", an errno name, "eof", "blocks"
/// @param sends results of successive sends: "ok", an errno name
/// @param note what the order of calls, or what is not known, changes
/// @param windows Microsoft's documented outcome; documented, not run by this project
public record Saw(List<String> receives, List<String> sends, String note, String windows) {

  public Saw {
    receives = List.copyOf(receives);
    sends = List.copyOf(sends);
  }
}
