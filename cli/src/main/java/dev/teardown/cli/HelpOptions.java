// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import picocli.CommandLine.Option;

/// The option that every verb has.
final class HelpOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  boolean wantsHelp;
}
