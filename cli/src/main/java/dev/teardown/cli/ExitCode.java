// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

/// What the program's exit status says; scripts rely on it.
final class ExitCode {

  /// Done, and good.
  static final int DONE = 0;

  /// A negative result: nothing matched, the subject failed.
  static final int NEGATIVE = 1;

  /// Wrong usage, or input that cannot be read at all.
  static final int USAGE = 2;

  /// Only partly done.
  static final int PARTLY = 3;

  /// A permission is missing; the message names the remedy.
  static final int NOT_PERMITTED = 4;

  static final int INTERNAL_ERROR = 70;

  private ExitCode() {}
}
