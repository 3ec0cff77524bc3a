// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import java.util.Optional;

/// One `expect` line.
///
/// @param connection the connection's name, "" for the unnamed one
/// @param source the line's text
record Expectation(int line, String connection, String source, Check check) {

  /// What the line says, to be held against a run.
  @FunctionalInterface
  interface Check {

    /// What came instead, or empty where it is as expected.
    Optional<String> against(SegRun run, String connection);
  }

  Optional<String> against(SegRun run) {
    return check
        .against(run, connection)
        .map(got -> "line " + line + ": " + source + "\n    got " + got);
  }
}
