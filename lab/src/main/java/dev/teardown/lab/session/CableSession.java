// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.session;

import dev.teardown.evidence.Errno;
import dev.teardown.lab.cable.CableDevices;
import dev.teardown.lab.cable.CableDevices.Form;
import dev.teardown.lab.cable.CableHost.Place;
import dev.teardown.lab.cable.CableOptions;
import dev.teardown.lab.cable.CableStatistics;
import dev.teardown.lab.cable.CableTap;
import dev.teardown.lab.cable.VirtualCable;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.sys.SyscallException;
import dev.teardown.wire.LinkType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One command behind one cable, from making the far side to taking everything down again.
public final class CableSession implements AutoCloseable {

  private static final String NAME = "teardown-cable";
  private static final int MTU = 1500;
  private static final long RECORDING_LIMIT = 4L << 30;

  private final SessionPlan plan;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final OwnNamespaces own = new OwnNamespaces();
  private final NetworkNamespace far;
  private final CableAddresses addresses;
  private final VirtualCable cable;
  private final CableTap tap;

  /// Plugs the cable in, with everything that is wrong with it, and starts the near side's command.
  ///
  /// @throws IOException also where it is not permitted: ask
  ///   [dev.teardown.linux.netns.NamespaceAccess] first
  public CableSession(SessionPlan plan) throws IOException, InterruptedException {
    this.plan = plan;
    try {
      var middle = keep(NetworkNamespace.create(NAME, own));
      far = keep(NetworkNamespace.create(NAME + "-far", own));
      Optional<NetworkNamespace> ownNear =
          plan.nearCommand().isPresent()
              ? Optional.of(keep(NetworkNamespace.create(NAME + "-near", own)))
              : Optional.empty();
      var near = keep(ownNear.isPresent() ? NearSide.in(ownNear.get()) : NearSide.ofCaller());
      var plugged = plug(middle, near);
      addresses = plugged.addresses();
      near.letLoopbackIn(addresses.device());
      tap = tap();
      cable =
          keep(VirtualCable.between(plugged.devices().near(), plugged.devices().far(), options()));
      for (var impairment : plan.impairments()) {
        plan.ways().forEach(way -> cable.put(way, impairment.get()));
      }
      if (ownNear.isPresent()) {
        keep(NearCommand.start(ownNear.get(), plan.nearCommand().orElseThrow())).awaitListening();
      }
    } catch (IOException | RuntimeException | InterruptedException e) {
      close();
      throw e;
    }
  }

  private record Plugged(CableAddresses addresses, CableDevices devices) {}

  /// Takes the first addresses that nobody has.
  private Plugged plug(NetworkNamespace middle, NearSide near) throws IOException {
    var used = near.addresses();
    for (int number = 0; number < CableAddresses.MOST; number++) {
      var candidate = new CableAddresses(number);
      if (candidate.areFree(used)) {
        try {
          return new Plugged(candidate, keep(devices(middle, near, candidate)));
        } catch (SyscallException e) {
          if (!e.errno().equals(Errno.EEXIST)) { // another cable was faster
            throw e;
          }
        }
      }
    }
    throw new IOException("no free address for the cable in 198.18.0.0/16");
  }

  private CableDevices devices(NetworkNamespace middle, NearSide near, CableAddresses candidate)
      throws IOException {
    return CableDevices.veth(
        middle, candidate.near(near.place()), candidate.far(Place.of(far)), plan.form(), MTU);
  }

  private CableOptions options() {
    var options =
        plan.form() == Form.SPEED
            ? CableOptions.speed(NAME, plan.seed())
            : CableOptions.fidelity(NAME, plan.seed());
    return options.withTap(tap).withLoopbackAt(addresses.nearV4());
  }

  private CableTap tap() throws IOException {
    return plan.recording().isEmpty()
        ? CableTap.NONE
        : CableTap.toOne(plan.recording().get(), "near", "far", LinkType.ETHERNET, RECORDING_LIMIT);
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }

  /// Where the near side is found from the far one.
  public String near() {
    return addresses.nearV4().toString();
  }

  public String nearV6() {
    return addresses.nearV6().toString();
  }

  /// Starts the command on the far side, with this process' standard streams.
  ///
  /// @throws IOException if there is no such program
  public Process start() throws IOException {
    var program = new ProcessBuilder(plan.command()).inheritIO();
    program.environment().put("TEARDOWN_NEAR", near());
    program.environment().put("TEARDOWN_NEAR6", nearV6());
    return far.spawn(program);
  }

  /// Waits for the command's end; cuts the cable and plugs it in again when it is time.
  ///
  /// @return its status; 128 and the number for one that a signal ended
  public int await(Process command) throws InterruptedException {
    if (plan.cutAfter().isPresent() && !hasEnded(command, plan.cutAfter().get())) {
      cable.cut();
      if (plan.replugAfter().isPresent() && !hasEnded(command, plan.replugAfter().get())) {
        cable.replug();
      }
    }
    return command.waitFor();
  }

  private static boolean hasEnded(Process command, Duration within) throws InterruptedException {
    return command.waitFor(within.toNanos(), TimeUnit.NANOSECONDS);
  }

  public CableStatistics statistics() {
    return cable.statistics();
  }

  /// What is missing in the recording; to be asked once the session is closed.
  public Optional<String> recordingProblem() {
    return tap.problem();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("the cable cannot be taken down", e);
      }
    }
  }
}
