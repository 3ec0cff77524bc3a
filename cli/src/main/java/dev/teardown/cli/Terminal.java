// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the program may assume of the terminal that it writes to, if it is one.
///
/// @param standardOutput whether standard output is a terminal
/// @param standardError whether standard error is one
/// @param width characters of a line
/// @param noColor whether the user asked every program for no colour (NO_COLOR)
record Terminal(boolean standardOutput, boolean standardError, int width, boolean noColor) {

  private static final int DEFAULT_WIDTH = 100;

  /// No terminal at all, as in a pipe.
  static final Terminal NONE = new Terminal(false, false, DEFAULT_WIDTH, false);

  /// Finds out about the process' own.
  static Terminal ofProcess(Map<String, String> environment) {
    boolean isDumb = "dumb".equals(environment.get("TERM"));
    var noColor = environment.get("NO_COLOR");
    return new Terminal(
        !isDumb && isTerminal(1),
        !isDumb && isTerminal(2),
        width(environment.getOrDefault("COLUMNS", "")),
        noColor != null && !noColor.isEmpty());
  }

  /// Linux shows where a descriptor leads; where nothing does, output is as for a pipe.
  private static boolean isTerminal(int descriptor) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static int width(String columns) {
    if (columns.isEmpty() || columns.length() > 4) {
      return DEFAULT_WIDTH;
    }
    int width = 0;
    for (int i = 0; i < columns.length(); i++) {
      int digit = columns.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return DEFAULT_WIDTH;
      }
      width = width * 10 + digit;
    }
    return Math.clamp(width, 60, 160);
  }
}
