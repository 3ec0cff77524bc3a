// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.evidence.KernelEvent;
import dev.teardown.evidence.KernelWitness;
import dev.teardown.lab.run.Moment.Kind;
import dev.teardown.lab.run.Moment.Place;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Puts on one axis what the applications did, what passed at both ends of the cable and what the
/// kernels said.
final class TimeLineBuilder {

  private static final long NANOS = 1_000_000_000L;

  /// From System.nanoTime() to the time of day.
  private static final long OFFSET = offset();

  private final List<Moment> moments = new ArrayList<>();

  private TimeLineBuilder() {}

  /// A time of System.nanoTime() in nanoseconds since 1970.
  static long timeOfDay(long nanoTime) {
    return nanoTime + OFFSET;
  }

  private static long offset() {
    long mono = System.nanoTime();
    var now = Instant.now();
    return now.getEpochSecond() * NANOS + now.getNano() - mono;
  }

  static List<Moment> build(
      Scenario scenario, List<Played> played, Map<Host, EndView> views, KernelWitness witness) {
    var builder = new TimeLineBuilder();
    played.forEach(each -> builder.step(scenario, each));
    views.forEach((end, view) -> view.segments().forEach(each -> builder.segment(end, each)));
    witness.told().forEach(builder::said);
    builder.moments.sort(Comparator.comparingLong(Moment::nanos));
    return builder.moments;
  }

  private void step(Scenario scenario, Played played) {
    long at = played.atNanos() + OFFSET;
    switch (played.step()) {
      case Step.Call call -> call(scenario, call.actor(), call.written(), at, played);
      case Step.Done done -> call(scenario, done.actor(), "done", at, played);
      case Step.Signal signal ->
          add(scenario, signal.actor(), at, "SIG" + signal.signal(), "", true);
      case Step.Cable cable ->
          moments.add(new Moment(at, Place.CABLE, Kind.CABLE, cable.text(), "", false));
    }
  }

  private void call(Scenario scenario, String actor, String what, long at, Played played) {
    var result = played.performed();
    if (result.isEmpty()) {
      add(scenario, actor, at, what + " ...", "", false);
      return;
    }
    var performed = result.get();
    var outcome = performed.isDone() ? performed.outcome().toString() : performed.failure();
    boolean isBad = !performed.isDone() || performed.outcome().errno().isPresent();
    long end = performed.endNanos() + OFFSET;
    boolean isLong = performed.endNanos() - performed.startNanos() > NANOS / 100;
    if (isLong) {
      add(scenario, actor, at, what + " ...", "", false);
      add(scenario, actor, end, what + " = " + outcome, "", isBad);
    } else {
      add(scenario, actor, at, what + " = " + outcome, "", isBad);
    }
  }

  private void add(
      Scenario scenario, String actor, long at, String text, String note, boolean isBad) {
    var host = scenario.role(actor).host();
    var shown = actor.equals(host.toString()) ? text : actor + ": " + text;
    moments.add(new Moment(at, place(host), Kind.CALL, shown, note, isBad));
  }

  private static Place place(Host host) {
    return host == Host.CLIENT ? Place.CLIENT : Place.SERVER;
  }

  private void segment(Host end, SeenSegment segment) {
    var place = segment.from() == Host.CLIENT ? Place.TO_SERVER : Place.TO_CLIENT;
    var note = segment.from() == end ? "leaves" : "arrives";
    moments.add(
        new Moment(
            segment.timeNanos(), place, Kind.SEGMENT, segment.toString(), note, segment.isReset()));
  }

  private void said(KernelWitness.Told told) {
    var event = told.event();
    boolean isBad =
        event instanceof KernelEvent.ResetSent || event instanceof KernelEvent.SocketError;
    moments.add(
        new Moment(
            event.timeNanos(),
            place(KernelCheck.host(told)),
            Kind.KERNEL,
            KernelCheck.text(event),
            "kernel",
            isBad));
  }
}
