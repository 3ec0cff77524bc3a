// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

/// The laboratory may not run here; the message says why and what to do.
public final class NotPermittedException extends Exception {

  private static final long serialVersionUID = 1;

  NotPermittedException(String message) {
    super(message);
  }
}
