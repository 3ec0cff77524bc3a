// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Stage;
import dev.teardown.wire.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;

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

  /// Bits of a network: two hosts, and nobody else.
  static final int PREFIX_V4 = 30;

  static final int PREFIX_V6 = 64;

  static Plan of(long pid, int index) {
    return new Plan((int) (pid & 0xffff), index);
  }

  Stage stage(boolean ipv6) {
    return new Stage(
        address(ipv6, 1),
        address(ipv6, 2),
        FIRST_SERVER_PORT + index % SERVER_PORTS,
        FIRST_CLIENT_PORT + index % CLIENT_RANGES * Stage.CONNECTIONS);
  }

  private InetAddress address(boolean ipv6, int host) {
    try {
      return InetAddress.getByAddress(ipv6 ? v6(host) : v4(host));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /// 10.P.P.4N+host.
  private byte[] v4(int host) {
    int network = index % NETWORKS * 4;
    return new byte[] {10, (byte) (process >> 8), (byte) process, (byte) (network + host)};
  }

  /// fd00:P:N::host.
  private byte[] v6(int host) {
    var address = new byte[16];
    address[0] = (byte) 0xfd;
    address[2] = (byte) (process >> 8);
    address[3] = (byte) process;
    address[4] = (byte) (index >> 8);
    address[5] = (byte) index;
    address[15] = (byte) host;
    return address;
  }

  /// As core and the links know addresses.
  static IpAddress ip(InetAddress address) {
    var bytes = address.getAddress();
    long high = 0;
    long low = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (i < bytes.length - 8) {
        high = high << 8 | bytes[i] & 0xff;
      } else {
        low = low << 8 | bytes[i] & 0xff;
      }
    }
    return bytes.length == 4 ? IpAddress.v4((int) low) : new IpAddress(high, low);
  }
}
