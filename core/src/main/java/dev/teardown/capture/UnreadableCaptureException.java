// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.io.IOException;

/// The input is no capture at all: nothing of it could be read. The message is one line for the
/// user that continues the file's name, as in "is empty".
public final class UnreadableCaptureException extends IOException {

  private static final long serialVersionUID = 1;

  public UnreadableCaptureException(String message) {
    super(message);
  }
}
