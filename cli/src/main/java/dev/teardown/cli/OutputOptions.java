// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.report.Palette;
import picocli.CommandLine.Model.CommandSpec;

/// The options of every verb that prints data.
final class OutputOptions {

  /// When to use colours.
  enum Color {
    auto,
    always,
    never
  }

  Color color = Color.auto;
  boolean noHeader;
  boolean quiet;
  boolean verbose;

  void addTo(CommandSpec command) {
    command.addOption(
        Into.value(Color.class, value -> color = value, "--color")
            .paramLabel("WHEN")
            .description("auto (the default), always or never; NO_COLOR is honoured")
            .build());
    command.addOption(
        Into.flag(value -> noHeader = value, "--no-header")
            .description("no line of column names")
            .build());
    command.addOption(
        Into.flag(value -> quiet = value, "-q", "--quiet")
            .description("no progress and no remarks on standard error")
            .build());
    command.addOption(
        Into.flag(value -> verbose = value, "-v", "--verbose")
            .description(
                "also the connections that ended well; where the program fails, its stack trace")
            .build());
  }

  Palette palette(Terminal terminal) {
    return palette(color, terminal);
  }

  static Palette palette(Color color, Terminal terminal) {
    return switch (color) {
      case always -> Palette.ANSI;
      case never -> Palette.PLAIN;
      case auto -> terminal.standardOutput() && !terminal.noColor() ? Palette.ANSI : Palette.PLAIN;
    };
  }
}
