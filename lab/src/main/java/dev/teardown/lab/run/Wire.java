// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.cable.CableDevices;
import dev.teardown.lab.cable.CableHost;
import dev.teardown.lab.cable.CableOptions;
import dev.teardown.lab.cable.CableTap;
import dev.teardown.lab.cable.VirtualCable;
import dev.teardown.lab.cable.Way;
import dev.teardown.lab.scenario.CableChange;
import dev.teardown.lab.scenario.Host;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.netns.OwnNamespaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What joins the two hosts of a scenario: a device on each, and in a third namespace the cable,
/// which records what passes at both ends. The server's end is the near one.
final class Wire implements AutoCloseable {

  /// The device of each host.
  static final String DEVICE = "eth0";

  private static final int MTU = 1500;
  private static final long RECORDING_LIMIT = 64L << 20;

  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final Map<Host, ByteArrayOutputStream> recorded = new EnumMap<>(Host.class);
  private final VirtualCable cable;

  Wire(String name, Map<Host, NetworkNamespace> hosts, Plan plan, OwnNamespaces own)
      throws IOException {
    try {
      var middle = keep(NetworkNamespace.create(name + "-cable", own));
      var devices =
          keep(
              CableDevices.veth(
                  middle,
                  host(Host.SERVER, hosts, plan),
                  host(Host.CLIENT, hosts, plan),
                  CableDevices.Form.FIDELITY,
                  MTU));
      var options = CableOptions.fidelity(name + "-cable", name.hashCode());
      var tap =
          CableTap.toEach(
              stream(Host.SERVER),
              Host.SERVER.toString(),
              stream(Host.CLIENT),
              Host.CLIENT.toString(),
              devices.near().linkType(),
              RECORDING_LIMIT);
      cable = keep(VirtualCable.between(devices.near(), devices.far(), options.withTap(tap)));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static CableHost host(Host host, Map<Host, NetworkNamespace> hosts, Plan plan) {
    return CableHost.in(
        Objects.requireNonNull(hosts.get(host)), DEVICE, plan.v4(host), plan.v6(host));
  }

  private ByteArrayOutputStream stream(Host end) {
    return recorded.computeIfAbsent(end, _ -> new ByteArrayOutputStream());
  }

  private <T extends AutoCloseable> T keep(T resource) {
    closing.push(resource);
    return resource;
  }

  void change(CableChange change) {
    CableControl.apply(change, cable);
  }

  /// The directions of what a host sends, or both.
  static Way[] from(Optional<Host> host) {
    return host.map(Wire::from).map(way -> new Way[] {way}).orElseGet(Way::values);
  }

  private static Way from(Host host) {
    return host == Host.SERVER ? Way.TO_FAR : Way.TO_NEAR;
  }

  /// What both ends have seen; to be asked once it is closed.
  Recording recording() {
    var ends = new EnumMap<Host, byte[]>(Host.class);
    recorded.forEach((host, bytes) -> ends.put(host, bytes.toByteArray()));
    return new Recording(ends);
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      try {
        closing.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("the wire cannot be taken down", e);
      }
    }
  }
}
