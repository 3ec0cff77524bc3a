// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.script.Position;

/// Something that did not come as the scenario expects it.
///
/// @param position of the line that expects it
/// @param line as it was written
/// @param observed what came instead
public record Departure(Position position, String line, String observed) {

  @Override
  public String toString() {
    return "line " + position.line() + ": " + line + "\n    observed: " + observed;
  }
}
