// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Actor;
import dev.teardown.lab.actor.Desk;
import dev.teardown.lab.actor.ProcessActor;
import dev.teardown.lab.actor.Stage;
import dev.teardown.lab.actor.ThreadActor;
import dev.teardown.lab.scenario.CableChange;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Role;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Setting;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.netns.Sysctl;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A room for one scenario: a network namespace for each host, the wire between them, and the
/// actors. Everything in it goes when it is closed.
final class NamespaceRoom implements Room, AutoCloseable {

  private final OwnNamespaces own;
  private final Stage stage;
  private final Map<Host, NetworkNamespace> hosts = new EnumMap<>(Host.class);
  private final Map<String, Actor> actors = new HashMap<>();
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final Wire wire;

  /// Makes it and has its actors wait for their first operation.
  NamespaceRoom(String name, Scenario scenario, Plan plan, OwnNamespaces own) throws IOException {
    this.own = own;
    this.stage = plan.stage(scenario.ipv6());
    try {
      for (var host : Host.values()) {
        var namespace = NetworkNamespace.create(name + "-" + host, own);
        closing.push(namespace);
        hosts.put(host, namespace);
        configure(host, scenario);
      }
      this.wire = new Wire(name, hosts, plan, own);
      closing.push(wire);
      for (var role : scenario.roles()) {
        hire(name, role);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void configure(Host host, Scenario scenario) throws IOException {
    var parameters = new HashMap<>(Baseline.PARAMETERS);
    for (Setting setting : scenario.settings()) {
      if (setting.host() == host) {
        parameters.put(setting.parameter(), setting.value());
      }
    }
    var sysctl = new Sysctl(own);
    namespace(host)
        .run(() -> {
          for (var parameter : parameters.entrySet()) {
            sysctl.write(parameter.getKey(), parameter.getValue());
          }
          return host;
        });
  }

  private void hire(String name, Role role) throws IOException {
    var namespace = namespace(role.host());
    Actor actor;
    if (role.isProcess()) {
      var builder = new ProcessBuilder(ProcessActor.command(Leftovers.MARKER, stage));
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      actor = new ProcessActor(namespace.spawn(builder));
    } else {
      actor = new ThreadActor(name + "-" + role.name(), new Desk(stage, own), namespace::start);
    }
    closing.push(actor);
    actors.put(role.name(), actor);
  }

  private NetworkNamespace namespace(Host host) {
    return Objects.requireNonNull(hosts.get(host));
  }

  Stage stage() {
    return stage;
  }

  @Override
  public Actor actor(String name) {
    return Objects.requireNonNull(actors.get(name), name);
  }

  @Override
  public void change(CableChange change) {
    wire.change(change);
  }

  /// Takes the wire away and says what was recorded. Nothing that closing the room does is in it.
  Recording endRecording() {
    wire.close();
    return wire.recording();
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      try {
        closing.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("the room cannot be left", e);
      }
    }
  }
}
