// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Actor;
import dev.teardown.lab.scenario.CableChange;
import java.io.IOException;

/// What a scenario is played in: its actors, each in its host's namespace, and the cable.
interface Room {

  Actor actor(String name);

  void change(CableChange change) throws IOException;
}
