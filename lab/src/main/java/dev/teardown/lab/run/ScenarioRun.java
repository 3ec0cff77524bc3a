// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.diagnosis.Diagnoser;
import dev.teardown.lab.actor.Stage;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Witnessed;
import dev.teardown.linux.netns.OwnNamespaces;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One scenario from its room to its result.
final class ScenarioRun {

  /// How long what is under way at the last step may still take.
  private static final Duration AFTERMATH = Duration.ofMillis(60);

  private final String name;
  private final Scenario scenario;
  private final Plan plan;
  private final OwnNamespaces own;

  ScenarioRun(String name, Scenario scenario, Plan plan, OwnNamespaces own) {
    this.name = name;
    this.scenario = scenario;
    this.plan = plan;
    this.own = own;
  }

  LabResult run() {
    try (var room = new NamespaceRoom(name, scenario, plan, own)) {
      long start = System.nanoTime();
      var play = new Play(scenario, room);
      play.run();
      TimeUnit.NANOSECONDS.sleep(AFTERMATH.toNanos());
      var took = Duration.ofNanos(System.nanoTime() - start);
      return judged(play, room.endRecording(), room.stage(), took);
    } catch (IOException e) {
      return LabResult.failed(scenario, String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return LabResult.failed(scenario, "interrupted");
    }
  }

  private LabResult judged(Play play, Recording recording, Stage stage, Duration took)
      throws IOException {
    var views = new EnumMap<Host, EndView>(Host.class);
    for (var host : Host.values()) {
      views.put(host, EndView.of(recording, host, stage));
    }
    var departures = new ArrayList<>(play.departures());
    departures.addAll(witnessed(views));
    departures.sort(Comparator.comparingInt(each -> each.position().line()));
    var diagnoses = diagnoses(views);
    boolean isGood = departures.isEmpty() && diagnoses.stream().allMatch(Diagnosed::isGood);
    return new LabResult(
        scenario,
        isGood ? Status.AS_EXPECTED : Status.DEPARTED,
        "",
        play.played(),
        departures,
        diagnoses,
        TimeLineBuilder.build(scenario, play.played(), views),
        recording,
        took);
  }

  private List<Departure> witnessed(Map<Host, EndView> views) {
    var seen = new EnumMap<Host, List<SeenSegment>>(Host.class);
    views.forEach((host, view) -> seen.put(host, view.segments()));
    var check = new WireCheck(seen);
    var departures = new ArrayList<Departure>();
    for (var expected : scenario.witnessed()) {
      switch (expected) {
        case Witnessed.Wire wire -> check.check(wire).ifPresent(departures::add);
        case Witnessed.Kernel _ -> {}
      }
    }
    return departures;
  }

  private List<Diagnosed> diagnoses(Map<Host, EndView> views) {
    var diagnoses = new ArrayList<Diagnosed>();
    var truth = scenario.truth();
    if (truth.isEmpty()) {
      return diagnoses;
    }
    var diagnoser = new Diagnoser();
    views.forEach((host, view) ->
        view.caseFile()
            .map(diagnoser::judge)
            .map(verdict -> Diagnosed.of(scenario, truth.get(), host, false, verdict))
            .ifPresent(diagnoses::add));
    return diagnoses;
  }
}
