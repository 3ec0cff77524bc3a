// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The option that every verb has.
final class HelpOptions {

  private HelpOptions() {}

  static void addTo(CommandSpec command) {
    command.addOption(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .usageHelp(true)
            .description("this text")
            .build());
  }
}
