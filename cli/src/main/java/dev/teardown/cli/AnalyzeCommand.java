// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `teardown analyze`: verdicts from capture files. Here are its options; [AnalyzeRun] does the
/// work.
@Command(
    name = "analyze",
    header = "Tells how each TCP connection of a capture ended, who ended it and why.",
    description = {
      "",
      "Reads pcap and pcapng, also compressed with gzip or zstd. Connections that did not end"
          + " well are shown in full, the most harmful first, each with its evidence, what both"
          + " applications noticed, and what else it could have been.",
      ""
    },
    synopsisHeading = "%nUsage: ",
    parameterListHeading = "Captures:%n",
    optionListHeading = "%nOptions:%n",
    sortOptions = false,
    footer = {
      "",
      "A filter combines conditions with and, or, not and parentheses. Addresses and ports match",
      "either end:",
      "  host ADDRESS   net ADDRESS/LENGTH   port NUMBER[-NUMBER]   ended CODE[,CODE]",
      "  by initiator|responder|both|third-party|nobody|unknown",
      "  certainty proven|likely|possible|unknown   harm none|errors-only|bytes-lost|leak",
      "",
      "Examples:",
      "  teardown analyze trace.pcapng",
      "  teardown analyze --connection 7 trace.pcapng",
      "  teardown analyze --filter 'port 443 and not ended fin' --format wide trace.pcap.gz",
      "  tcpdump -w - tcp | teardown analyze --format ndjson - | jq .ending.code",
      "  teardown analyze --explain unread-data",
      "",
      "Exit status:",
      "  0    done; also when the reader of a pipe went away",
      "  1    no connection matched --connection, --ended or --filter",
      "  2    wrong usage, or no input could be read",
      "  3    only partly done: a capture is cut or damaged, one of several could not be read,",
      "       or the output could not be written",
      "  70   internal error",
      "  130  interrupted"
    })
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
      description = "one after the other; - is standard input")
  List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "table: the report for people (the default), or rows of --columns",
        "wide: one line a connection",
        "plain: values between tabs",
        "csv: RFC 4180",
        "json: one array",
        "ndjson: a record per line, the last a summary",
        "zeek: Zeek's conn.log"
      })
  Format format = Format.table;

  @Option(names = "--json", description = "the same as --format json")
  boolean json;

  @Option(
      names = "--segments",
      description = "a record per TCP segment, with Wireshark's analysis of it (NDJSON)")
  boolean segments;

  @Option(
      names = {"-C", "--no-checksums"},
      description = "zeek: take segments with wrong checksums for good")
  boolean ignoresChecksums;

  @Option(
      names = "--connection",
      paramLabel = "N",
      description = "only stream number N, in full, with a diagram of its last segments")
  int connection = -1;

  @Option(names = "--ended", paramLabel = "CODE[,CODE]", description = "only these endings")
  @Nullable String ended;

  @Option(names = "--filter", paramLabel = "FILTER", description = "only connections that match it")
  @Nullable String filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "connections shown (in the report: 20), segments in a diagram (20)")
  int limit = -1;

  @Option(
      names = "--sort",
      paramLabel = "COL[,-COL]",
      description = "rows in this order; - is descending")
  @Nullable String sort;

  @Option(names = "--columns", paramLabel = "COL,...", description = "rows of these columns")
  @Nullable String columns;

  @Option(
      names = "--max-flows",
      paramLabel = "N",
      description = "connections held at a time, about a kilobyte each (default: 131072)")
  int maxFlows = 131_072;

  @Option(
      names = "--explain",
      paramLabel = "CODE",
      description = "what is to be known of an ending, and no analysis")
  @Nullable String explain;

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin HelpOptions help = new HelpOptions();

  @Spec @Nullable CommandSpec spec;

  private final Console console;

  AnalyzeCommand(Console console) {
    this.console = console;
  }

  boolean isVerbose() {
    return output.verbose;
  }

  @Override
  public Integer call() {
    try {
      return explain != null
          ? new ExplainRun(output.palette(console.terminal()), console).run(explain)
          : new AnalyzeRun(AnalyzePlan.of(this, console), console).run();
    } catch (SelectionException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    var own = spec;
    if (own == null) {
      throw new IllegalStateException("not started by picocli");
    }
    return new ParameterException(own.commandLine(), message);
  }
}
