// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An input that cannot be opened. The message is the whole line for the user, with the file's
/// name.
public final class CaptureInputException extends IOException {

  private static final long serialVersionUID = 1;

  CaptureInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
