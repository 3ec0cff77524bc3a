// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import dev.teardown.lab.claim.Claims;
import dev.teardown.lab.report.JunitReport;
import dev.teardown.lab.report.LabJson;
import dev.teardown.lab.report.LabReport;
import dev.teardown.lab.report.MarkdownReport;
import dev.teardown.lab.report.MatrixReport;
import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.run.LabSummary;
import dev.teardown.lab.run.Laboratory;
import dev.teardown.lab.run.Leftovers;
import dev.teardown.lab.run.NotPermittedException;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.report.Palette;
import dev.teardown.report.Utf8Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One run of `teardown lab`: finds the scenarios, has them played, prints what came of them.
final class LabRun {

  private static final String CLEAN = "clean";

  private final LabCommand options;
  private final Console console;

  LabRun(LabCommand options, Console console) {
    this.options = options;
    this.console = console;
  }

  int run() throws SelectionException, IOException, InterruptedException {
    if (options.names.equals(List.of(CLEAN))) {
      return clean();
    }
    if (options.jobs < 1) {
      throw new SelectionException("--jobs must be at least 1");
    }
    var names = new ArrayList<>(options.cases);
    names.addAll(options.names);
    var scenarios = LabSelection.of(names, options.slow);
    return options.lists ? list(scenarios) : play(scenarios);
  }

  private int list(List<Scenario> scenarios) {
    var out = new Utf8Text(console.out());
    for (var scenario : scenarios) {
      out.left(scenario.name(), 34).add(scenario.title());
      out.add(scenario.slow() ? " (slow)" : "").line();
    }
    out.flush();
    return ExitCode.DONE;
  }

  private int play(List<Scenario> scenarios) throws IOException, InterruptedException {
    var report = report();
    var progress = new LabProgress(console, scenarios, options.jobs, !options.quiet);
    try (var laboratory = Laboratory.open(options.jobs)) {
      var keeping = options.save == null ? null : new LabFiles(options.save);
      var summary =
          laboratory.run(
              scenarios,
              new Laboratory.Listener() {
                @Override
                public void begins(Scenario scenario) {
                  progress.begins(scenario);
                }

                @Override
                public void ended(LabResult result) throws IOException {
                  progress.ended(result);
                  report.result(result);
                  if (keeping != null) {
                    keeping.keep(result);
                  }
                }
              });
      progress.wipe();
      report.end(summary);
      return status(summary);
    } catch (NotPermittedException e) {
      console.err().println("teardown lab: " + e.getMessage());
      return ExitCode.NOT_PERMITTED;
    }
  }

  private LabReport report() {
    var out = console.out();
    var claims = Claims.shipped();
    return switch (options.json ? LabCommand.Format.json : options.format) {
      case table -> new MatrixReport(out, palette(), claims, options.verbose);
      case json -> new LabJson(out, claims, true);
      case ndjson -> new LabJson(out, claims, false);
      case markdown -> new MarkdownReport(out, claims);
      case junit -> new JunitReport(out);
    };
  }

  private Palette palette() {
    return OutputOptions.palette(options.color, console.terminal());
  }

  private static int status(LabSummary summary) {
    if (summary.count(Status.DEPARTED) > 0) {
      return ExitCode.NEGATIVE;
    }
    return summary.count(Status.FAILED) + summary.count(Status.SKIPPED) > 0
        ? ExitCode.PARTLY
        : ExitCode.DONE;
  }

  private int clean() throws IOException {
    var swept = Leftovers.sweep();
    var out = new Utf8Text(console.out());
    swept.forEach(each -> out.add("removed ").add(each).line());
    if (swept.isEmpty()) {
      out.add("nothing was left behind").line();
    }
    out.flush();
    return ExitCode.DONE;
  }
}
