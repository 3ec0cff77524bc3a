// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

/// A selection that cannot be understood; the message is for the user.
public final class SelectionException extends Exception {

  private static final long serialVersionUID = 1;

  public SelectionException(String message) {
    super(message);
  }
}
