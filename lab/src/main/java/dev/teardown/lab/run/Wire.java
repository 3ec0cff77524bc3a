// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Stage;
import dev.teardown.lab.cable.CableOptions;
import dev.teardown.lab.cable.CableTap;
import dev.teardown.lab.cable.VirtualCable;
import dev.teardown.lab.cable.Way;
import dev.teardown.lab.scenario.CableChange;
import dev.teardown.lab.scenario.Host;
import dev.teardown.linux.link.Links;
import dev.teardown.linux.link.MacAddress;
import dev.teardown.linux.link.PacketSocket;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.wire.LinkType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What joins the two hosts of a scenario: a veth pair from each into a third namespace, and there
/// the cable. Both hosts know each other's hardware address from the start and say nothing unasked,
/// so that the recording holds the scenario and nothing else.
final class Wire implements AutoCloseable {

  /// The device of each host.
  static final String DEVICE = "eth0";

  private static final long RECORDING_LIMIT = 64L << 20;

  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final Map<Host, ByteArrayOutputStream> recorded = new EnumMap<>(Host.class);
  private final VirtualCable cable;

  private Wire(
      String name, Map<Host, NetworkNamespace> hosts, Stage stage, NetworkNamespace middle)
      throws IOException {
    closing.push(middle);
    try {
      var ends = new EnumMap<Host, PacketSocket>(Host.class);
      for (var host : Host.values()) {
        recorded.put(host, new ByteArrayOutputStream());
        var end = join(host, Objects.requireNonNull(hosts.get(host)), stage, middle);
        ends.put(host, end);
        closing.push(end);
      }
      cable = plug(name, ends);
      closing.push(cable);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  static Wire between(
      String name, Map<Host, NetworkNamespace> hosts, Stage stage, OwnNamespaces own)
      throws IOException {
    return new Wire(name, hosts, stage, NetworkNamespace.create(name + "-cable", own));
  }

  private static PacketSocket join(
      Host host, NetworkNamespace namespace, Stage stage, NetworkNamespace middle)
      throws IOException {
    var inside = host.toString();
    middle.run(
        () -> {
          try (var links = Links.open()) {
            links.createVeth(inside, DEVICE, address(host), namespace.descriptor());
            links.silence(inside);
            links.disableOffloads(inside);
            links.up(inside);
          }
          return host;
        });
    namespace.run(
        () -> {
          try (var links = Links.open()) {
            configure(links, host, stage);
          }
          return host;
        });
    return middle.run(
        () -> {
          try (var links = Links.open()) {
            return PacketSocket.open(links.find(inside).orElseThrow(), false);
          }
        });
  }

  private static void configure(Links links, Host host, Stage stage) throws IOException {
    var own = host == Host.SERVER ? stage.server() : stage.client();
    var other = host == Host.SERVER ? stage.client() : stage.server();
    links.silence(DEVICE);
    links.disableOffloads(DEVICE);
    links.up(DEVICE);
    links.addAddress(
        DEVICE, Plan.ip(own), stage.isIpv6() ? Plan.PREFIX_V6 : Plan.PREFIX_V4);
    links.addNeighbour(DEVICE, Plan.ip(other), address(host.other()));
  }

  private static MacAddress address(Host host) {
    return MacAddress.local(host.ordinal() + 1);
  }

  private VirtualCable plug(String name, Map<Host, PacketSocket> ends) throws IOException {
    var tap =
        CableTap.toEach(
            stream(Host.SERVER),
            "server",
            stream(Host.CLIENT),
            "client",
            LinkType.ETHERNET,
            RECORDING_LIMIT);
    return VirtualCable.between(
        Objects.requireNonNull(ends.get(Host.SERVER)),
        Objects.requireNonNull(ends.get(Host.CLIENT)),
        CableOptions.fidelity(name + "-cable", name.hashCode()).withTap(tap));
  }

  private ByteArrayOutputStream stream(Host host) {
    return Objects.requireNonNull(recorded.get(host));
  }

  void change(CableChange change) {
    CableControl.apply(change, cable);
  }

  /// The direction of what a host sends; the server's end is the near one.
  static Way from(Host host) {
    return host == Host.SERVER ? Way.TO_FAR : Way.TO_NEAR;
  }

  static Way[] from(Optional<Host> host) {
    return host.map(each -> new Way[] {from(each)}).orElseGet(Way::values);
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
