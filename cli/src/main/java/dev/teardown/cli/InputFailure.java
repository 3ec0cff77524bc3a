// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.IOException;
import java.util.Objects;

/// Puts into words why an input could not be read any further.
final class InputFailure {

  private InputFailure() {}

  /// Continues the input's name, as in "cannot be read any further: ...".
  static String reason(IOException failure) {
    return "cannot be read any further: "
        + Objects.requireNonNullElse(failure.getMessage(), "an input error");
  }
}
