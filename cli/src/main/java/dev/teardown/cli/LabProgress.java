// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says on standard error which scenarios run: one line that is written over on a terminal, a line
/// for each that departs elsewhere.
final class LabProgress {

  private static final String WIPE = "\r\u001b[K";
  private static final int NAMED = 3;

  private final Console console;
  private final int total;
  private final boolean isTerminal;
  private final boolean shows;
  private final List<Scenario> running = new ArrayList<>();
  private long remainingMillis;
  private final int jobs;
  private int done;

  LabProgress(Console console, List<Scenario> scenarios, int jobs, boolean shows) {
    this.console = console;
    this.total = scenarios.size();
    this.jobs = jobs;
    this.shows = shows;
    this.isTerminal = console.terminal().standardError();
    this.remainingMillis = scenarios.stream().mapToLong(each -> each.lasts().toMillis()).sum();
  }

  synchronized void begins(Scenario scenario) {
    running.add(scenario);
    line();
  }

  synchronized void ended(LabResult result) {
    running.remove(result.scenario());
    done++;
    remainingMillis -= result.scenario().lasts().toMillis();
    if (result.status() == Status.DEPARTED || result.status() == Status.FAILED) {
      wipe();
      if (shows) {
        var why = result.reason().isEmpty() ? "departs from what was expected" : result.reason();
        console.err().println("teardown lab: " + result.scenario().name() + ": " + why);
      }
    }
    line();
  }

  private void line() {
    if (!shows || !isTerminal) {
      return;
    }
    var names = running.stream().limit(NAMED).map(Scenario::name).collect(Collectors.joining(", "));
    var more = running.size() > NAMED ? " and " + (running.size() - NAMED) + " more" : "";
    long longest = running.stream().mapToLong(each -> each.lasts().toSeconds()).max().orElse(0);
    long left = Math.max(remainingMillis / 1_000 / jobs, longest);
    console
        .err()
        .print(WIPE + done + " of " + total + " done, about " + left + " s left: " + names + more);
    console.err().flush();
  }

  synchronized void wipe() {
    if (shows && isTerminal) {
      console.err().print(WIPE);
      console.err().flush();
    }
  }
}
