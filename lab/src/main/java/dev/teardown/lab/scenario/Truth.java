// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;

/// What really happens to the scenario's first connection.
///
/// @param actor [Actor#UNKNOWN] where the scenario does not say
public record Truth(Ending ending, EndedBy by, Actor actor) {

  @Override
  public String toString() {
    return ending.code() + " by " + by.text() + (actor == Actor.UNKNOWN ? "" : " " + actor.text());
  }
}
