// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

/// A mistake in a script, with the place where it stands.
final class SegSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SegSyntaxException(int line, int column, String what) {
    super("line " + line + ", column " + column + ": " + what);
  }
}
