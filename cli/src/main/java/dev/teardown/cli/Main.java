// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: one subcommand per verb.
@Command(
    name = "teardown",
    description = "Tells how TCP connections end, who ended them and why.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
