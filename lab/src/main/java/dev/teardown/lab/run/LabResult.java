// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What came of one scenario.
///
/// @param reason why it failed or was skipped; "" otherwise
/// @param departures what did not come as the scenario expects, in order of its lines
/// @param moments all that happened, in order of time
/// @param took from its first step to its last
public record LabResult(
    Scenario scenario,
    Status status,
    String reason,
    List<Played> played,
    List<Departure> departures,
    List<Diagnosed> diagnoses,
    List<Moment> moments,
    Recording recording,
    Duration took) {

  /// How it went.
  public enum Status {
    AS_EXPECTED,
    /// Something came otherwise than the scenario or the diagnosis should have it.
    DEPARTED,
    /// It could not be played.
    FAILED,
    /// This machine or this user cannot play it.
    SKIPPED;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public LabResult {
    played = List.copyOf(played);
    departures = List.copyOf(departures);
    diagnoses = List.copyOf(diagnoses);
    moments = List.copyOf(moments);
  }

  static LabResult failed(Scenario scenario, String reason) {
    return without(scenario, Status.FAILED, reason);
  }

  static LabResult skipped(Scenario scenario, String reason) {
    return without(scenario, Status.SKIPPED, reason);
  }

  private static LabResult without(Scenario scenario, Status status, String reason) {
    return new LabResult(
        scenario,
        status,
        reason,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Recording.EMPTY,
        Duration.ZERO);
  }

  /// What the observing host's application saw once the connection stood: "recv 100, recv 0, send
  /// EPIPE SIGPIPE".
  public String observed() {
    return Observed.by(scenario.observer(), scenario, played);
  }
}
