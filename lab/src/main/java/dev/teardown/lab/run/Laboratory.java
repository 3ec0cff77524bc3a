// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.scenario.Scenario;
import dev.teardown.linux.netns.NamespaceAccess;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.trace.KernelTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Plays scenarios, several at a time: most of a scenario is waiting. The longest begin first, so
/// that the end of the run does not wait for one of them.
public final class Laboratory implements AutoCloseable {

  /// Hears how a run goes, one call at a time.
  public interface Listener {

    void begins(Scenario scenario);

    void ended(LabResult result) throws IOException;
  }

  /// What all that a laboratory makes is called, with the process's number.
  static final String NAME = "teardown-lab-";

  private final OwnNamespaces own = new OwnNamespaces();
  private final ExecutorService workers;
  private final Optional<KernelTrace> trace;
  private final List<String> missing = new ArrayList<>();

  /// Namespaces, devices and actors go with the process; the kernel's trace has to be taken away.
  private final Thread farewell = new Thread(this::endTrace, NAME + "farewell");

  private Laboratory(int jobs) {
    this.trace = listen();
    Runtime.getRuntime().addShutdownHook(farewell);
    this.workers =
        Executors.newFixedThreadPool(jobs, Thread.ofPlatform().daemon().name(NAME, 0).factory());
  }

  /// Opens one.
  ///
  /// @param jobs scenarios at a time
  /// @throws NotPermittedException if this process may not make network namespaces
  public static Laboratory open(int jobs) throws NotPermittedException {
    return switch (NamespaceAccess.find()) {
      case NamespaceAccess.Direct() -> new Laboratory(jobs);
      case NamespaceAccess.ThroughUserNamespace(var prefix) ->
          throw new NotPermittedException(
              "this user may make network namespaces only in a user namespace: run "
                  + String.join(" ", prefix)
                  + " teardown lab");
      case NamespaceAccess.Denied(var why) ->
          throw new NotPermittedException(why.reason() + "; " + why.remedy());
    };
  }

  /// Where the kernel may not be listened to, the packets must do.
  private Optional<KernelTrace> listen() {
    try {
      return Optional.of(KernelTrace.open(NAME + ProcessHandle.current().pid()));
    } catch (IOException e) {
      missing.add("what the kernel says (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }

  /// Plays all of them.
  ///
  /// @return their results in the order in which they were given
  public LabSummary run(List<Scenario> scenarios, Listener listener)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    var results = new ArrayList<LabResult>();
    var done = new ExecutorCompletionService<LabResult>(workers);
    for (var scenario : longestFirst(scenarios)) {
      int index = scenarios.indexOf(scenario);
      done.submit(() -> {
        synchronized (listener) {
          listener.begins(scenario);
        }
        return play(scenario, index);
      });
    }
    for (int i = 0; i < scenarios.size(); i++) {
      var result = resultOf(done);
      results.add(result);
      synchronized (listener) {
        listener.ended(result);
      }
    }
    results.sort(Comparator.comparingInt(result -> scenarios.indexOf(result.scenario())));
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new LabSummary(System.getProperty("os.version", "?"), results, missing(), took, "done");
  }

  private static List<Scenario> longestFirst(List<Scenario> scenarios) {
    return scenarios.stream().sorted(Comparator.comparing(Scenario::lasts).reversed()).toList();
  }

  private List<String> missing() {
    trace
        .map(KernelTrace::lost)
        .filter(lost -> lost > 0)
        .ifPresent(lost -> missing.add(lost + " kernel events, which were lost"));
    return missing;
  }

  private LabResult play(Scenario scenario, int index) {
    if (scenario.needs().contains(Scenario.TRACE) && trace.isEmpty()) {
      return LabResult.skipped(scenario, "needs the kernel's tracepoints: be root");
    }
    long pid = ProcessHandle.current().pid();
    var name = NAME + pid + "-" + index;
    return new ScenarioRun(name, scenario, Plan.of(pid, index), own, trace).run();
  }

  private static LabResult resultOf(ExecutorCompletionService<LabResult> done)
      throws InterruptedException {
    try {
      return done.take().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario ended with " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    endTrace();
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException _) {
      // it is this hook that runs
    }
  }

  private void endTrace() {
    try {
      if (trace.isPresent()) {
        trace.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the kernel's trace stays behind: teardown lab clean", e);
    }
  }
}
