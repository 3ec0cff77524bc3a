// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

/// Colours for a terminal, or none of them: the meaning is always in the words too.
public enum Palette {
  PLAIN,
  /// The eight colours that every terminal has (ECMA-48 8.3.117, SGR).
  ANSI;

  private static final String RESET = "\u001b[0m";

  public String bold(String text) {
    return paint("\u001b[1m", text);
  }

  public String faint(String text) {
    return paint("\u001b[2m", text);
  }

  public String good(String text) {
    return paint("\u001b[32m", text);
  }

  public String bad(String text) {
    return paint("\u001b[1;31m", text);
  }

  public String doubtful(String text) {
    return paint("\u001b[33m", text);
  }

  public String address(String text) {
    return paint("\u001b[36m", text);
  }

  private String paint(String start, String text) {
    return this == PLAIN || text.isEmpty() ? text : start + text + RESET;
  }
}
