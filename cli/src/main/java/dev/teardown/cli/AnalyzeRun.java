// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.capture.CaptureFile;
import dev.teardown.capture.UnreadableCaptureException;
import dev.teardown.report.CaptureSummary;
import dev.teardown.report.JsonReport;
import dev.teardown.report.Report;
import dev.teardown.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One run of `teardown analyze`: file after file, and what the exit status says of it all.
final class AnalyzeRun {

  private final AnalyzeCommand options;
  private final Console console;
  private int unreadable;
  private int damaged;
  private long selected;

  AnalyzeRun(AnalyzeCommand options, Console console) {
    this.options = options;
    this.console = console;
  }

  int run() {
    var report = report();
    for (var file : options.files) {
      try (var input = CaptureInput.open(file, console.in())) {
        analyze(file, input, report);
      } catch (CaptureInputException e) {
        unreadable++;
        complain(String.valueOf(e.getMessage()));
      } catch (UnreadableCaptureException e) {
        unreadable++;
        complain(file + " " + e.getMessage());
      } catch (IOException e) {
        unreadable++;
        complain(file + " " + InputFailure.reason(e));
      }
    }
    report.end();
    console.out().flush();
    return status();
  }

  private void analyze(String file, CaptureInput input, Report report) throws IOException {
    var source = CaptureFile.open(input);
    var analysis =
        new CaptureAnalysis(
            source,
            options.maxFlows,
            verdict -> {
              report.connection(file, verdict);
              return true;
            },
            null,
            progress(file, input));
    var summary = analysis.run(file);
    selected += summary.selected().connections();
    report.summary(summary);
    if (summary.stop() == CaptureSummary.Stop.DAMAGED) {
      damaged++;
      complain(input.name() + " " + summary.problem());
    }
  }

  private Progress progress(String file, CaptureInput input) {
    boolean shows = console.terminal().standardError() && !options.output.quiet;
    return shows ? new Progress(console.err(), input.name(), size(file), true) : Progress.NONE;
  }

  private static long size(String file) {
    try {
      return file.equals("-") ? -1 : Files.size(Path.of(file));
    } catch (IOException e) {
      return -1;
    }
  }

  private Report report() {
    var palette = options.output.palette(console.terminal());
    return switch (options.json ? AnalyzeCommand.Format.json : options.format) {
      case json -> new JsonReport(JsonReport.Layout.ARRAY, console.out());
      case ndjson -> new JsonReport(JsonReport.Layout.LINES, console.out());
      default ->
          new TextReport(
              new TextReport.Options(
                  options.limit > 0 ? options.limit : 20,
                  options.output.verbose,
                  console.terminal().width(),
                  palette),
              console.out());
    };
  }

  private void complain(String what) {
    console.err().println("teardown analyze: " + what);
  }

  private int status() {
    if (unreadable == options.files.size()) {
      return ExitCode.USAGE;
    }
    if (unreadable > 0 || damaged > 0) {
      return ExitCode.PARTLY;
    }
    return selected == 0 && options.files.isEmpty() ? ExitCode.USAGE : ExitCode.DONE;
  }
}
