// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import dev.teardown.lab.cable.CableDevices.Form;
import dev.teardown.linux.capability.Capability;
import dev.teardown.linux.capability.Probes;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.wire.IpAddress;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Two hosts of our own with a cable between them, and sockets on both.
final class TwoHosts implements AutoCloseable {

  static final String NEAR_V4 = "10.77.1.1";
  static final String FAR_V4 = "10.77.1.2";
  static final String NEAR_V6 = "fd77:1::1";
  static final String FAR_V6 = "fd77:1::2";

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private static final IpAddress NEAR = IpAddress.v4(0x0a4d0101);
  private static final IpAddress FAR = IpAddress.v4(0x0a4d0102);
  private static final IpAddress NEAR6 = new IpAddress(0xfd77_0001_0000_0000L, 1);
  private static final IpAddress FAR6 = new IpAddress(0xfd77_0001_0000_0000L, 2);

  /// How the devices are made.
  enum Medium {
    VETH,
    TUN
  }

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  final NetworkNamespace near;
  final NetworkNamespace far;
  final VirtualCable cable;

  private TwoHosts(Medium medium, Form form, int mtu, CableOptions options) throws IOException {
    var own = new OwnNamespaces();
    var middle = keep(NetworkNamespace.create("teardown-lab-test-middle", own));
    near = keep(NetworkNamespace.create("teardown-lab-test-near", own));
    far = keep(NetworkNamespace.create("teardown-lab-test-far", own));
    var nearHost = CableHost.in(near, "eth0", NEAR, NEAR6);
    var farHost = CableHost.in(far, "eth0", FAR, FAR6);
    var devices =
        keep(
            medium == Medium.VETH
                ? CableDevices.veth(middle, nearHost, farHost, form, mtu)
                : CableDevices.tun(nearHost, farHost, form, mtu));
    cable = keep(VirtualCable.between(devices.near(), devices.far(), options));
  }

  static TwoHosts plugged() throws IOException {
    return plugged(Medium.VETH, Form.FIDELITY, options());
  }

  static TwoHosts plugged(Medium medium, Form form, CableOptions options) throws IOException {
    needs(Probes.networkNamespace());
    return new TwoHosts(medium, form, 1500, options);
  }

  static CableOptions options() {
    return CableOptions.fidelity("teardown-lab-test-cable", 7);
  }

  /// Skips the test with the reason; where the environment says `CI=true`, fails it.
  private static void needs(Capability capability) {
    if (!capability.isAvailable() && "true".equals(System.getenv("CI"))) {
      Assertions.fail("CI must have this capability, " + capability);
    }
    Assumptions.assumeTrue(capability.isAvailable(), capability.toString());
  }

  /// Waits until the cable's counts say so: a sent packet may be in the kernel for a while before
  /// the cable can see it.
  void await(String what, Predicate<CableStatistics> condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    var statistics = cable.statistics();
    while (!condition.test(statistics)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never came about: " + what + "; " + statistics);
      }
      LockSupport.parkNanos(100_000);
      statistics = cable.statistics();
    }
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
