// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Puts into words why an input could not be read.
final class InputFailure {

  private InputFailure() {}

  /// Continues the input's name, as in "is empty" or "cannot be read: ...".
  static String reason(IOException failure) {
    if (failure instanceof dev.teardown.capture.UnreadableCaptureException unreadable) {
      return Objects.requireNonNullElse(unreadable.getMessage(), "cannot be read");
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file; check the path";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied; check who may read it (ls -l)";
    }
    if (failure instanceof FileSystemException other && other.getReason() != null) {
      return "cannot be read: " + other.getReason();
    }
    return "cannot be read: " + Objects.requireNonNullElse(failure.getMessage(), "I/O error");
  }
}
