// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `teardown analyze`: verdicts from capture files.
@Command(
    name = "analyze",
    header = "Tells how each TCP connection of a capture ended, who ended it and why.",
    description = {
      "",
      "Reads pcap and pcapng, also compressed with gzip or zstd. Connections that did not end well"
          + " are shown in full, the most harmful first, each with its evidence, what both"
          + " applications noticed, and what else it could have been."
    },
    synopsisHeading = "Usage: ",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {

  /// Forms of output.
  enum Format {
    table,
    wide,
    plain,
    json,
    ndjson,
    csv,
    zeek
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "captures, one after the other; - is standard input")
  List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default), json or ndjson")
  Format format = Format.table;

  @Option(names = "--json", description = "the same as --format json")
  boolean json;

  @Option(names = "--limit", paramLabel = "N", description = "connections shown")
  int limit = -1;

  @Option(
      names = "--max-flows",
      paramLabel = "N",
      description = "connections held at a time, about a kilobyte each (default 262144)")
  int maxFlows = 262_144;

  @Mixin OutputOptions output = new OutputOptions();

  private final Console console;

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  boolean isVerbose() {
    return output.verbose;
  }

  @Override
  public Integer call() {
    return new AnalyzeRun(this, console).run();
  }
}
