// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Performed;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Says in a line what one host's application saw.
final class Observed {

  /// Operations that prepare, and say nothing of how the other side ended.
  private static final Set<String> PREPARING = Set.of("listen", "accept", "set", "dup", "deaf");

  private Observed() {}

  static String by(Host host, Scenario scenario, List<Played> played) {
    var seen = new ArrayList<String>();
    var pending = "";
    for (var each : played) {
      if (each.step() instanceof Step.Call call && scenario.role(call.actor()).host() == host) {
        pending = first(call.written());
      }
      var actor = actor(each.step());
      boolean isHere =
          !actor.isEmpty() && scenario.role(actor).host() == host && actor.equals(host.toString());
      if (isHere && each.performed().isPresent() && !PREPARING.contains(pending)) {
        seen.add(text(pending, each.performed().get()));
      }
    }
    return String.join(", ", seen);
  }

  private static String text(String operation, Performed performed) {
    return operation + " " + (performed.isDone() ? performed.outcome() : performed.failure());
  }

  private static String actor(Step step) {
    return switch (step) {
      case Step.Call call -> call.actor();
      case Step.Done done -> done.actor();
      case Step.Signal _, Step.Cable _ -> "";
    };
  }

  private static String first(String written) {
    int space = written.indexOf(' ');
    return space < 0 ? written : written.substring(0, space);
  }
}
