// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.report.Palette;
import picocli.CommandLine.Option;

/// The options of every verb that prints data.
final class OutputOptions {

  /// When to use colours.
  enum Color {
    auto,
    always,
    never
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (the default), always or never; NO_COLOR is honoured")
  Color color = Color.auto;

  @Option(names = "--no-header", description = "no line of column names")
  boolean noHeader;

  @Option(
      names = {"-q", "--quiet"},
      description = "no progress and no remarks on standard error")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "also the connections that ended well; where the program fails, its stack trace")
  boolean verbose;

  Palette palette(Terminal terminal) {
    return switch (color) {
      case always -> Palette.ANSI;
      case never -> Palette.PLAIN;
      case auto -> terminal.standardOutput() && !terminal.noColor() ? Palette.ANSI : Palette.PLAIN;
    };
  }
}
