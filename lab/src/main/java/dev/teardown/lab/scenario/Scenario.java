// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.diagnosis.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One scenario: a variant of one of the eight cases, or of none.
///
/// @param name unique among all: "s4/kill-unread"
/// @param group the case: "s4", or "variant"
/// @param observer the host of which the observations are told first
/// @param truth what really happens; empty where it is no ending of a connection
/// @param acceptable what a diagnosis may say first that knows only the packets
/// @param unseen what it may say that sees packets at that end only, where what happened is not
///   seen
/// @param lasts about how long a run takes
/// @param needs capabilities that not every run has: "trace"
public record Scenario(
    String name,
    String group,
    String title,
    Host observer,
    Optional<Truth> truth,
    List<Ending> acceptable,
    Map<Host, List<Ending>> unseen,
    Judgement judgement,
    boolean ipv6,
    boolean slow,
    Duration lasts,
    List<String> needs,
    List<Setting> settings,
    List<Role> roles,
    List<Step> steps,
    List<Witnessed> witnessed) {

  /// The kernel's tracepoints.
  public static final String TRACE = "trace";

  public Scenario {
    acceptable = List.copyOf(acceptable);
    unseen = Map.copyOf(unseen);
    needs = List.copyOf(needs);
    settings = List.copyOf(settings);
    roles = List.copyOf(roles);
    steps = List.copyOf(steps);
    witnessed = List.copyOf(witnessed);
  }

  public Role role(String actor) {
    return roles.stream().filter(role -> role.name().equals(actor)).findFirst().orElseThrow();
  }
}
