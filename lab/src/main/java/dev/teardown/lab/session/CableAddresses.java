// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.session;

import dev.teardown.lab.cable.CableHost;
import dev.teardown.lab.cable.CableHost.Place;
import dev.teardown.wire.IpAddress;
import java.util.Set;

/// The addresses of one of several cables that may be plugged into one host at a time: in the
/// network that RFC 2544 set apart for tests of network devices, which no route of a real network
/// leads to, and in a unique local one of IPv6 (RFC 4193).
///
/// @param number from 0; the device of the near end is called by it, so that the kernel itself
///   keeps two cables from having the same one
record CableAddresses(int number) {

  /// As many as fit in 198.18.0.0/16.
  static final int MOST = 1 << 14;

  private static final int NETWORK_V4 = 0xc612_0000; // 198.18.0.0
  private static final long NETWORK_V6 = 0xfd74_6561_7264_0000L;
  private static final int PREFIX_V4 = 30;
  private static final int PREFIX_V6 = 64;

  /// Of the near end; starts with a word that leftovers are found by.
  String device() {
    return "teardown-" + number;
  }

  IpAddress nearV4() {
    return IpAddress.v4(NETWORK_V4 + 4 * number + 1);
  }

  IpAddress farV4() {
    return IpAddress.v4(NETWORK_V4 + 4 * number + 2);
  }

  IpAddress nearV6() {
    return new IpAddress(NETWORK_V6 | number, 1);
  }

  IpAddress farV6() {
    return new IpAddress(NETWORK_V6 | number, 2);
  }

  boolean areFree(Set<IpAddress> used) {
    return !used.contains(nearV4()) && !used.contains(farV4());
  }

  CableHost near(Place place) {
    return new CableHost(place, device(), nearV4(), PREFIX_V4, nearV6(), PREFIX_V6);
  }

  CableHost far(Place place) {
    return new CableHost(place, "eth0", farV4(), PREFIX_V4, farV6(), PREFIX_V6);
  }
}
