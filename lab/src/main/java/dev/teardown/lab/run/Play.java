// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Outcome;
import dev.teardown.lab.actor.Performed;
import dev.teardown.lab.scenario.Expectation;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.OutcomePattern;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Step;
import dev.teardown.lab.script.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Plays the steps of one scenario, in order, and compares what comes of each with what should. A
/// call that does not come back in its time ends the play: what follows would mean nothing.
final class Play {

  /// How long a call may take of which the scenario says nothing.
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

  private final Scenario scenario;
  private final Room room;
  private final List<Played> played = new ArrayList<>();
  private final List<Departure> departures = new ArrayList<>();

  /// Bytes that each actor's calls to send have taken so far.
  private final Map<String, Long> sentBytes = new HashMap<>();

  private boolean isOver;

  Play(Scenario scenario, Room room) {
    this.scenario = scenario;
    this.room = room;
  }

  void run() throws IOException, InterruptedException {
    for (var step : scenario.steps()) {
      TimeUnit.NANOSECONDS.sleep(step.pause().toNanos());
      play(step);
      if (isOver) {
        return;
      }
    }
  }

  List<Played> played() {
    return played;
  }

  List<Departure> departures() {
    return departures;
  }

  private void play(Step step) throws IOException, InterruptedException {
    long at = System.nanoTime();
    switch (step) {
      case Step.Call call -> {
        room.actor(call.actor()).begin(call.written(), call.operation());
        if (call.isAwaited()) {
          await(call, at, call.actor(), call.expectation(), call.limit());
        } else {
          played.add(new Played(call, at, Optional.empty()));
        }
      }
      case Step.Done done -> await(done, at, done.actor(), done.expectation(), done.limit());
      case Step.Signal signal -> {
        room.actor(signal.actor()).signal(signal.signal());
        played.add(new Played(signal, at, Optional.empty()));
      }
      case Step.Cable cable -> {
        room.change(cable.change());
        played.add(new Played(cable, at, Optional.empty()));
      }
    }
  }

  private void await(
      Step step, long at, String actor, Expectation expectation, Optional<Duration> stated)
      throws InterruptedException {
    var limit = stated.orElseGet(() -> limit(expectation));
    var performed = room.actor(actor).await(limit);
    if (performed.isEmpty()) {
      played.add(new Played(step, at, Optional.empty()));
      blocked(step, expectation, limit);
      return;
    }
    var result = performed.get();
    sentBytes.put(actor, result.sentBytes());
    played.add(new Played(step, result.startNanos(), performed));
    if (!result.isDone()) {
      depart(step, "could not be done: " + result.failure());
      isOver = true;
      return;
    }
    compare(step, actor, expectation, result);
  }

  private static Duration limit(Expectation expectation) {
    return expectation
        .within()
        .map(span -> span.to().multipliedBy(3).dividedBy(2).plusSeconds(2))
        .orElse(USUAL_LIMIT);
  }

  private void blocked(Step step, Expectation expectation, Duration limit) {
    boolean isExpected =
        expectation.patterns().stream().anyMatch(pattern -> pattern.matches(Outcome.BLOCKED, 0));
    if (!isExpected) {
      depart(step, "no result within " + Span.text(limit) + "; the scenario ends here");
      isOver = true;
    }
  }

  private void compare(Step step, String actor, Expectation expectation, Performed result) {
    long offered = offeredTo(scenario.role(actor).host());
    var took = Duration.ofNanos(result.endNanos() - result.startNanos());
    boolean fits =
        expectation.patterns().isEmpty()
            || expectation.patterns().stream().anyMatch(p -> p.matches(result.outcome(), offered));
    if (!fits) {
      depart(step, result.outcome() + offer(expectation, offered));
    } else if (expectation.within().filter(span -> !span.contains(took)).isPresent()) {
      depart(step, result.outcome() + " after " + Span.text(took));
    }
  }

  /// What "all" meant, where the scenario says it.
  private static String offer(Expectation expectation, long offered) {
    boolean isAsked =
        expectation.patterns().stream()
            .map(OutcomePattern::amount)
            .anyMatch(amount ->
                amount instanceof OutcomePattern.Amount.All
                    || amount instanceof OutcomePattern.Amount.Part);
    return isAsked ? " (sent were " + offered + ")" : "";
  }

  private long offeredTo(Host host) {
    return sentBytes.entrySet().stream()
        .filter(sent -> scenario.role(sent.getKey()).host() != host)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void depart(Step step, String observed) {
    departures.add(new Departure(step.position(), step.text(), observed));
  }
}
