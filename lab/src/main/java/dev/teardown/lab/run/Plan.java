// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Stage;
import dev.teardown.lab.scenario.Host;
import dev.teardown.wire.IpAddress;

/// Addresses and ports of one scenario of one process. The kernel's events do not say in which
/// namespace they happened, so no two scenarios that run at a time may share a 4-tuple, nor those
/// of two laboratories on one machine.
///
/// @param process a number of this process, 16 bits
/// @param index of the scenario in this process
record Plan(int process, int index) {

  /// Scenarios with addresses of their own; beyond that they differ in ports.
  private static final int NETWORKS = 63;

  private static final int FIRST_SERVER_PORT = 10_000;
  private static final int SERVER_PORTS = 20_000;
  private static final int FIRST_CLIENT_PORT = 32_000;
  private static final int CLIENT_RANGES = 2_000;

  static Plan of(long pid, int index) {
    return new Plan((int) (pid & 0xffff), index);
  }

  Stage stage(boolean ipv6) {
    return new Stage(
        ipv6 ? v6(Host.SERVER) : v4(Host.SERVER),
        ipv6 ? v6(Host.CLIENT) : v4(Host.CLIENT),
        FIRST_SERVER_PORT + index % SERVER_PORTS,
        FIRST_CLIENT_PORT + index % CLIENT_RANGES * Stage.CONNECTIONS);
  }

  IpAddress v4(Host host) {
    int network = index % NETWORKS * 4;
    return IpAddress.v4(10 << 24 | process << 8 | network + number(host));
  }

  IpAddress v6(Host host) {
    return new IpAddress(0xfd00L << 48 | (long) process << 32 | (long) index << 16, number(host));
  }

  private static int number(Host host) {
    return host.ordinal() + 1;
  }
}
