// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.link.FrameDevice;
import dev.teardown.linux.link.Link;
import dev.teardown.linux.link.Links;
import dev.teardown.linux.link.MacAddress;
import dev.teardown.linux.link.PacketSocket;
import dev.teardown.linux.link.Tun;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.sys.SyscallException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// The two devices that a cable joins, made ready on both hosts: addresses, neighbours, up. The
/// devices say nothing by themselves, so that a recording holds what the hosts' sockets said.
///
/// Closing this removes the devices. So does the end of the process, however it comes: they hang on
/// descriptors and on a namespace of ours.
public final class CableDevices implements AutoCloseable {

  /// What is between a host's stack and the cable.
  public enum Form {
    /// Segments as on a wire: cut to the MTU, with full checksums.
    FIDELITY,
    /// Segments of up to 64 KiB, neither cut nor summed.
    SPEED
  }

  private static final MacAddress NEAR = MacAddress.local(1);
  private static final MacAddress FAR = MacAddress.local(2);

  /// disable_ipv6, a kernel without it, an MTU below 1280.
  private static final Set<Errno> HAS_NO_IPV6 =
      Set.of(Errno.EACCES, Errno.EPERM, Errno.EOPNOTSUPP, Errno.EINVAL, Errno.ENOBUFS);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final FrameDevice near;
  private final FrameDevice far;

  private CableDevices(Opener opener, CableHost nearHost, CableHost farHost, Settings settings)
      throws IOException {
    try {
      near = opener.open(nearHost, "near", NEAR, this);
      far = opener.open(farHost, "far", FAR, this);
      configure(nearHost, farHost, FAR, settings);
      configure(farHost, nearHost, NEAR, settings);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private record Settings(Form form, int mtu, boolean hasHardwareAddress) {}

  private interface Opener {
    FrameDevice open(CableHost host, String name, MacAddress address, CableDevices devices)
        throws IOException;
  }

  /// A pair of devices (veth) for each host, the other ends of which are read in a namespace
  /// between them. Needs no device node.
  ///
  /// @param middle with nothing else in it
  public static CableDevices veth(
      NetworkNamespace middle, CableHost near, CableHost far, Form form, int mtu)
      throws IOException {
    return new CableDevices(
        (host, name, address, devices) -> devices.openVeth(middle, host, name, address, form, mtu),
        near,
        far,
        new Settings(form, mtu, true));
  }

  /// A TUN device on each host: IP packets without Ethernet, faster, but needs /dev/net/tun.
  public static CableDevices tun(CableHost near, CableHost far, Form form, int mtu)
      throws IOException {
    return new CableDevices(
        (host, _, _, devices) ->
            devices.keep(host.place().run(() -> Tun.open(host.device(), form == Form.SPEED))),
        near,
        far,
        new Settings(form, mtu, false));
  }

  private PacketSocket openVeth(
      NetworkNamespace middle, CableHost host, String name, MacAddress address, Form form, int mtu)
      throws IOException {
    var links = keep(middle.run(Links::open));
    links.createVeth(name, host.device(), address, host.place().descriptor());
    opened.push(() -> removeIfThere(links, name));
    links.silence(name);
    links.setMtu(name, mtu);
    links.up(name);
    Link link = links.require(name);
    return keep(middle.run(() -> PacketSocket.open(link, form == Form.SPEED)));
  }

  private static void removeIfThere(Links links, String name) throws IOException {
    if (links.find(name).isPresent()) { // not where the host's namespace took it along
      links.delete(name);
    }
  }

  private static void configure(
      CableHost host, CableHost other, MacAddress otherAddress, Settings settings)
      throws IOException {
    try (var links = host.place().run(Links::open)) {
      var device = host.device();
      links.silence(device);
      links.setMtu(device, settings.mtu());
      if (settings.form() == Form.FIDELITY && settings.hasHardwareAddress()) {
        links.disableOffloads(device);
      }
      links.up(device);
      links.addAddress(device, host.v4(), host.prefixV4());
      if (settings.hasHardwareAddress()) {
        links.addNeighbour(device, other.v4(), otherAddress);
      }
      configureV6(links, host, other, otherAddress, settings);
    }
  }

  /// A host where IPv6 is switched off has IPv4 only.
  private static void configureV6(
      Links links, CableHost host, CableHost other, MacAddress otherAddress, Settings settings)
      throws IOException {
    try {
      links.addAddress(host.device(), host.v6(), host.prefixV6());
    } catch (SyscallException e) {
      if (HAS_NO_IPV6.contains(e.errno())) {
        return;
      }
      throw e;
    }
    if (settings.hasHardwareAddress()) {
      links.addNeighbour(host.device(), other.v6(), otherAddress);
    }
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }

  public FrameDevice near() {
    return near;
  }

  public FrameDevice far() {
    return far;
  }

  /// Removes what was made, the last first. A device that cannot be removed goes when the process
  /// ends, so nothing is thrown for it.
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      closeQuietly(opened.pop());
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      System.getLogger(CableDevices.class.getName())
          .log(System.Logger.Level.DEBUG, "left to the end of the process", e);
    }
  }
}
