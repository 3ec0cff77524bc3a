// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import java.nio.file.Path;
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

/// `teardown lab`: the laboratory. Here are its options; [LabRun] does the work.
@Command(
    name = "lab",
    header = "Makes the eight cases and their variants happen on this kernel.",
    description = {
      "",
      "Each scenario is played between two network namespaces of its own: real sockets, real"
          + " system calls, a cable that can be cut. Shown are the claim, what both applications"
          + " saw, and whether Teardown's own diagnosis finds the cause.",
      ""
    },
    synopsisHeading = "%nUsage: ",
    parameterListHeading = "Scenarios:%n",
    optionListHeading = "%nOptions:%n",
    sortOptions = false,
    footer = {
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
      "  130  interrupted"
    })
final class LabCommand implements Callable<Integer> {

  /// Forms of output.
  enum Format {
    table,
    json,
    ndjson,
    markdown,
    junit
  }

  @Parameters(
      paramLabel = "CASE|NAME|FILE",
      arity = "0..*",
      description = {
        "a case (s1 to s5, c1 to c3, variant), one scenario's name, or a scenario file; all that"
            + " ship where none is named. The word clean sweeps what a run that was killed left"
            + " behind"
      })
  List<String> names = List.of();

  @Option(names = "--case", paramLabel = "CASE[,CASE]", split = ",", description = "only these")
  List<String> cases = List.of();

  @Option(names = "--list", description = "only lists the scenarios")
  boolean lists;

  @Option(names = "--slow", description = "also those that take long")
  boolean slow;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "scenarios at a time; most of a run is waiting")
  int jobs = 8;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "keeps each run's packets of both ends (pcapng) and its time line")
  @Nullable Path save;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "table: the matrix (the default)",
        "json: one array",
        "ndjson: a record per line, the last a summary",
        "markdown: the matrix as Markdown",
        "junit: XML for test reports"
      })
  Format format = Format.table;

  @Option(names = "--json", description = "the same as --format json")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "no progress on standard error")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "the time line of each run: calls, segments at both ends, kernel events")
  boolean verbose;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (the default), always or never; NO_COLOR is honoured")
  OutputOptions.Color color = OutputOptions.Color.auto;

  @Mixin HelpOptions help = new HelpOptions();

  @Spec @Nullable CommandSpec spec;

  private final Console console;

  LabCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try {
      return new LabRun(this, console).run();
    } catch (SelectionException e) {
      var known = java.util.Objects.requireNonNull(spec).commandLine();
      throw new ParameterException(known, e.getMessage());
    }
  }
}
