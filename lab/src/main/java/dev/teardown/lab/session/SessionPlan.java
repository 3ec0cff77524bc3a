// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.session;

import dev.teardown.lab.cable.CableDevices.Form;
import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Way;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What is to be run behind what kind of cable.
///
/// @param command at least the program's name
/// @param nearCommand for the shell, run on a near side of its own; empty where the near side is
///   the network of whoever called
/// @param impairments in the order in which a packet meets them; each makes one for a direction
/// @param ways the directions that they are for; cuts are for both
/// @param cutAfter counted from the command's start
/// @param replugAfter counted from the cut
/// @param recording where what both ends see is written to
public record SessionPlan(
    List<String> command,
    Optional<String> nearCommand,
    List<Supplier<? extends Impairment>> impairments,
    Set<Way> ways,
    Optional<Duration> cutAfter,
    Optional<Duration> replugAfter,
    Form form,
    long seed,
    Optional<OutputStream> recording) {

  public SessionPlan {
    command = List.copyOf(command);
    impairments = List.copyOf(impairments);
    ways = Set.copyOf(ways);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a session without a command");
    }
    if (replugAfter.isPresent() && cutAfter.isEmpty()) {
      throw new IllegalArgumentException("a cable that was not cut cannot be plugged in again");
    }
  }
}
