// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// `teardown lab`: the laboratory. Here are its options; [LabRun] does the work.
final class LabCommand implements Callable<Integer> {

  /// Forms of output.
  enum Format {
    table,
    json,
    ndjson,
    markdown,
    junit
  }

  List<String> names = List.of();
  List<String> cases = List.of();
  boolean lists;
  boolean slow;
  int jobs = 8;
  @Nullable Path save;
  Format format = Format.table;
  boolean json;
  boolean quiet;
  boolean verbose;
  OutputOptions.Color color = OutputOptions.Color.auto;

  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("lab");

  private LabCommand(Console console) {
    this.console = console;
    usage();
    scenarios();
    form();
    HelpOptions.addTo(spec);
  }

  /// The verb as picocli wants it.
  static CommandSpec spec(Console console) {
    return new LabCommand(console).spec;
  }

  private void usage() {
    spec.usageMessage()
        .header("Makes the eight cases and their variants happen on this kernel.")
        .description(
            "",
            "Each scenario is played between two network namespaces of its own: real sockets, real"
                + " system calls, a cable that can be cut. Shown are the claim, what both"
                + " applications saw, and whether Teardown's own diagnosis finds the cause.",
            "")
        .synopsisHeading("%nUsage: ")
        .parameterListHeading("Scenarios:%n")
        .optionListHeading("%nOptions:%n")
        .sortOptions(false)
        .footer(
            "",
            "Examples:",
            "  teardown lab",
            "  teardown lab s4 c2",
            "  teardown lab -v s4/kill-unread",
            "  teardown lab my-case.scenario",
            "  teardown lab clean",
            "",
            "Exit status:",
            "  0    everything came as expected",
            "  1    something departed from what was expected",
            "  2    wrong usage, or a scenario that cannot be read",
            "  3    something was skipped or could not be played",
            "  4    not permitted here; the message names the remedy",
            "  70   internal error",
            "  130  interrupted");
  }

  private void scenarios() {
    spec.addPositional(
        Into.values(value -> names = value)
            .paramLabel("CASE|NAME|FILE")
            .description(
                "a case (s1 to s5, c1 to c3, variant), one scenario's name, or a scenario file; all"
                    + " that ship where none is named. The word clean sweeps what a run that was"
                    + " killed left behind")
            .build());
    spec.addOption(
        Into.value(String.class, value -> cases = List.of(value.split(",")), "--case")
            .paramLabel("CASE[,CASE]")
            .description("only these")
            .build());
    flag(value -> lists = value, "only lists the scenarios", "--list");
    flag(value -> slow = value, "also those that take long", "--slow");
    spec.addOption(
        Into.value(int.class, value -> jobs = value, "--jobs")
            .paramLabel("N")
            .description("scenarios at a time (" + jobs + "); most of a run is waiting")
            .build());
    spec.addOption(
        Into.value(String.class, value -> save = Path.of(value), "--save")
            .paramLabel("DIR")
            .description("keeps each run's packets of both ends (pcapng) and its time line")
            .build());
  }

  private void form() {
    spec.addOption(
        Into.value(Format.class, value -> format = value, "--format")
            .paramLabel("FORMAT")
            .description(
                "table: the matrix (the default)",
                "json: one array",
                "ndjson: a record per line, the last a summary",
                "markdown: the matrix as Markdown",
                "junit: XML for test reports")
            .build());
    flag(value -> json = value, "the same as --format json", "--json");
    flag(value -> quiet = value, "no progress on standard error", "-q", "--quiet");
    flag(
        value -> verbose = value,
        "the time line of each run: calls, segments at both ends, kernel events",
        "-v",
        "--verbose");
    spec.addOption(
        Into.value(OutputOptions.Color.class, value -> color = value, "--color")
            .paramLabel("WHEN")
            .description("auto (the default), always or never; NO_COLOR is honoured")
            .build());
  }

  private void flag(Consumer<Boolean> field, String description, String... names) {
    spec.addOption(Into.flag(field, names).description(description).build());
  }

  @Override
  public Integer call() throws Exception {
    try {
      return new LabRun(this, console).run();
    } catch (SelectionException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
