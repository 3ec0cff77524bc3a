// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// `teardown analyze`: verdicts from capture files. Here are its options; [AnalyzeRun] does the
/// work.
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

  List<String> files = List.of();
  Format format = Format.table;
  boolean json;
  boolean segments;
  boolean ignoresChecksums;
  int connection = -1;
  @Nullable String ended;
  @Nullable String filter;
  int limit = -1;
  @Nullable String sort;
  @Nullable String columns;
  int maxFlows = 131_072;
  @Nullable String explain;
  final OutputOptions output = new OutputOptions();

  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("analyze");

  private AnalyzeCommand(Console console) {
    this.console = console;
    usage();
    input();
    form();
    selection();
    output.addTo(spec);
    HelpOptions.addTo(spec);
  }

  /// The verb as picocli wants it.
  static CommandSpec spec(Console console) {
    return new AnalyzeCommand(console).spec;
  }

  private void usage() {
    spec.usageMessage()
        .header("Tells how each TCP connection of a capture ended, who ended it and why.")
        .description(
            "",
            "Reads pcap and pcapng, also compressed with gzip or zstd. Connections that did not end"
                + " well are shown in full, the most harmful first, each with its evidence, what"
                + " both applications noticed, and what else it could have been.",
            "")
        .synopsisHeading("%nUsage: ")
        .parameterListHeading("Captures:%n")
        .optionListHeading("%nOptions:%n")
        .sortOptions(false)
        .footer(
            "",
            "A filter combines conditions with and, or, not and parentheses. Addresses and ports"
                + " match",
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
            "  3    only partly done: a capture is cut or damaged, one of several could not be"
                + " read,",
            "       or the output could not be written",
            "  70   internal error",
            "  130  interrupted");
  }

  private void input() {
    spec.addPositional(
        Into.values(value -> files = value)
            .paramLabel("FILE")
            .description("one after the other; - is standard input")
            .build());
  }

  private void form() {
    spec.addOption(
        Into.value(Format.class, value -> format = value, "--format")
            .paramLabel("FORMAT")
            .description(
                "table: the report for people (the default), or rows of --columns",
                "wide: one line a connection",
                "plain: values between tabs",
                "csv: RFC 4180",
                "json: one array",
                "ndjson: a record per line, the last a summary",
                "zeek: Zeek's conn.log")
            .build());
    spec.addOption(
        Into.flag(value -> json = value, "--json")
            .description("the same as --format json")
            .build());
    spec.addOption(
        Into.flag(value -> segments = value, "--segments")
            .description("a record per TCP segment, with Wireshark's analysis of it (NDJSON)")
            .build());
    spec.addOption(
        Into.flag(value -> ignoresChecksums = value, "-C", "--no-checksums")
            .description("zeek: take segments with wrong checksums for good")
            .build());
  }

  private void selection() {
    spec.addOption(
        Into.value(int.class, value -> connection = value, "--connection")
            .paramLabel("N")
            .description("only stream number N, in full, with a diagram of its last segments")
            .build());
    text(value -> ended = value, "--ended", "CODE[,CODE]", "only these endings");
    text(value -> filter = value, "--filter", "FILTER", "only connections that match it");
    spec.addOption(
        Into.value(int.class, value -> limit = value, "--limit")
            .paramLabel("N")
            .description("connections shown (in the report: 20), segments in a diagram (20)")
            .build());
    text(value -> sort = value, "--sort", "COL[,-COL]", "rows in this order; - is descending");
    text(value -> columns = value, "--columns", "COL,...", "rows of these columns");
    spec.addOption(
        Into.value(int.class, value -> maxFlows = value, "--max-flows")
            .paramLabel("N")
            .description(
                "connections held at a time, about a kilobyte each (default: " + maxFlows + ")")
            .build());
    text(
        value -> explain = value,
        "--explain",
        "CODE",
        "what is to be known of an ending, and no analysis");
  }

  private void text(Consumer<String> field, String name, String label, String description) {
    spec.addOption(
        Into.value(String.class, field, name).paramLabel(label).description(description).build());
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
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
