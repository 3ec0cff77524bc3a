// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.capture.CaptureFile;
import dev.teardown.capture.UnreadableCaptureException;
import dev.teardown.report.CaptureSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One run of `teardown analyze`: file after file, and what the exit status says of it all.
final class AnalyzeRun {

  private final AnalyzePlan plan;
  private final Console console;
  private final AnalyzeOutput output;
  private int unreadable;
  private int damaged;

  AnalyzeRun(AnalyzePlan plan, Console console) {
    this.plan = plan;
    this.console = console;
    this.output = AnalyzeOutput.of(plan, console);
  }

  int run() {
    for (var file : plan.files()) {
      try (var input = CaptureInput.open(file, console.in())) {
        analyze(file, input);
      } catch (CaptureInputException e) {
        unreadable(file, "", String.valueOf(e.getMessage()));
      } catch (UnreadableCaptureException e) {
        unreadable(file, file.equals("-") ? "standard input " : file + " ", e.getMessage());
      } catch (IOException e) {
        unreadable(file, file + " ", InputFailure.reason(e));
      }
    }
    output.end();
    return status();
  }

  private void analyze(String file, CaptureInput input) throws IOException {
    var source = CaptureFile.open(input);
    output.begin(file);
    var analysis =
        new CaptureAnalysis(
            source, plan.maxFlows(), output, output.listener(), progress(file, input));
    var summary = analysis.run(file);
    output.summary(summary);
    if (!output.remark().isEmpty() && !plan.quiet()) {
      complain(input.name() + ": " + output.remark());
    }
    if (summary.stop() == CaptureSummary.Stop.DAMAGED) {
      damaged++;
      complain(input.name() + ": " + summary.problem() + "; everything before that is analysed");
    }
  }

  private void unreadable(String file, String name, @Nullable String why) {
    unreadable++;
    output.unreadable(file, String.valueOf(why));
    complain(name + why);
  }

  private Progress progress(String file, CaptureInput input) {
    boolean shows = console.terminal().standardError() && !plan.quiet();
    return shows ? new Progress(console.err(), input.name(), size(file), true) : Progress.NONE;
  }

  private static long size(String file) {
    try {
      return file.equals("-") ? -1 : Files.size(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      return -1;
    }
  }

  private void complain(String what) {
    console.err().println("teardown analyze: " + what);
  }

  private int status() {
    if (unreadable == plan.files().size()) {
      return ExitCode.USAGE;
    }
    if (unreadable > 0 || damaged > 0) {
      return ExitCode.PARTLY;
    }
    if (plan.selects() && output.selected() == 0) {
      complain("no connection matched");
      return ExitCode.NEGATIVE;
    }
    return ExitCode.DONE;
  }
}
