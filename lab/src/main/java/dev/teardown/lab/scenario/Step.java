// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.actor.Operation;
import dev.teardown.lab.script.Position;
import java.time.Duration;
import java.util.Optional;

/// One line of a scenario's time line.
public sealed interface Step {

  Position position();

  /// How long to wait before it, counted from the end of the step before.
  Duration pause();

  /// The line as it was written.
  String text();

  /// An actor does something.
  ///
  /// @param written the operation alone, as it was written: what a process of its own is told
  /// @param isAwaited whether the next step waits for it; otherwise a [Done] does
  /// @param limit when to give up waiting; empty for the usual time
  record Call(
      Position position,
      Duration pause,
      String text,
      String actor,
      String written,
      Operation operation,
      boolean isAwaited,
      Expectation expectation,
      Optional<Duration> limit)
      implements Step {}

  /// What an actor was told to do earlier comes to its end.
  record Done(
      Position position,
      Duration pause,
      String text,
      String actor,
      Expectation expectation,
      Optional<Duration> limit)
      implements Step {}

  /// A process is killed, stopped or continued from outside.
  ///
  /// @param signal its name: "KILL"
  record Signal(Position position, Duration pause, String text, String actor, String signal)
      implements Step {}

  /// Something happens to the cable.
  record Cable(Position position, Duration pause, String text, CableChange change)
      implements Step {}
}
