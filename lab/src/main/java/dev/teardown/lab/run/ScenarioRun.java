// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.diagnosis.Diagnoser;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.KernelEvent;
import dev.teardown.evidence.KernelWitness;
import dev.teardown.lab.actor.Stage;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Witnessed;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.trace.KernelTrace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One scenario from its room to its result.
final class ScenarioRun {

  /// How long what is under way at the last step may still take.
  private static final Duration AFTERMATH = Duration.ofMillis(60);

  private final String name;
  private final Scenario scenario;
  private final Plan plan;
  private final OwnNamespaces own;
  private final Optional<KernelTrace> trace;

  /// @param trace what the kernel says; empty where that is not permitted
  ScenarioRun(
      String name, Scenario scenario, Plan plan, OwnNamespaces own, Optional<KernelTrace> trace) {
    this.trace = trace;
    this.name = name;
    this.scenario = scenario;
    this.plan = plan;
    this.own = own;
  }

  LabResult run() {
    try (var room = new NamespaceRoom(name, scenario, plan, own)) {
      long start = System.nanoTime();
      long startOfDay = TimeLineBuilder.timeOfDay(start);
      var play = new Play(scenario, room);
      play.run();
      TimeUnit.NANOSECONDS.sleep(AFTERMATH.toNanos());
      var took = Duration.ofNanos(System.nanoTime() - start);
      var recording = room.endRecording();
      var said = trace.isPresent() ? trace.get().since(startOfDay) : List.<KernelEvent>of();
      return judged(play, recording, room.stage(), said, took);
    } catch (IOException e) {
      return LabResult.failed(scenario, String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return LabResult.failed(scenario, "interrupted");
    }
  }

  private LabResult judged(
      Play play, Recording recording, Stage stage, List<KernelEvent> said, Duration took)
      throws IOException {
    var views = new EnumMap<Host, EndView>(Host.class);
    for (var host : Host.values()) {
      views.put(host, EndView.of(recording, host, stage));
    }
    var departures = new ArrayList<>(play.departures());
    var caseFiles = new EnumMap<Host, CaseFile>(Host.class);
    views.forEach((host, view) -> view.caseFile().ifPresent(it -> caseFiles.put(host, it)));
    var witness =
        caseFiles.values().stream()
            .findFirst()
            .filter(_ -> trace.isPresent())
            .map(it -> KernelWitness.of(it.flow(), said))
            .orElse(KernelWitness.NONE);
    departures.addAll(witnessed(views, witness));
    departures.sort(Comparator.comparingInt(each -> each.position().line()));
    var diagnoses = diagnoses(caseFiles, witness);
    boolean isGood = departures.isEmpty() && diagnoses.stream().allMatch(Diagnosed::isGood);
    return new LabResult(
        scenario,
        isGood ? Status.AS_EXPECTED : Status.DEPARTED,
        "",
        play.played(),
        departures,
        diagnoses,
        TimeLineBuilder.build(scenario, play.played(), views, witness),
        recording,
        took);
  }

  private List<Departure> witnessed(Map<Host, EndView> views, KernelWitness witness) {
    var seen = new EnumMap<Host, List<SeenSegment>>(Host.class);
    views.forEach((host, view) -> seen.put(host, view.segments()));
    var check = new WireCheck(seen);
    var departures = new ArrayList<Departure>();
    for (var expected : scenario.witnessed()) {
      switch (expected) {
        case Witnessed.Wire wire -> check.check(wire).ifPresent(departures::add);
        case Witnessed.Kernel kernel -> {
          if (!witness.isNone()) {
            new KernelCheck(witness).check(kernel).ifPresent(departures::add);
          }
        }
      }
    }
    return departures;
  }

  /// From the packets of each end alone, and from them with what both kernels said.
  private List<Diagnosed> diagnoses(Map<Host, CaseFile> caseFiles, KernelWitness witness) {
    var diagnoses = new ArrayList<Diagnosed>();
    var truth = scenario.truth();
    if (truth.isEmpty()) {
      return diagnoses;
    }
    var diagnoser = new Diagnoser();
    caseFiles.forEach((host, it) ->
        diagnoses.add(Diagnosed.of(scenario, truth.get(), host, false, diagnoser.judge(it))));
    if (!witness.isNone()) {
      caseFiles.forEach((host, it) -> {
        var informed = new CaseFile(it.flow(), it.surroundings(), witness);
        diagnoses.add(Diagnosed.of(scenario, truth.get(), host, true, diagnoser.judge(informed)));
      });
    }
    return diagnoses;
  }
}
