// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import dev.teardown.wire.IpAddress;

/// What a cable is made with and keeps for life.
///
/// @param name of its thread, "teardown-..."
/// @param seed of all chance in it
/// @param places packets that it holds at most
/// @param largestFrame in bytes, with all headers
/// @param routerV4 who sends its ICMP errors
/// @param loopbackAddress the near host's IPv4 address if it leads to that host's 127.0.0.1, or 0
public record CableOptions(
    String name,
    long seed,
    int places,
    int largestFrame,
    IpAddress routerV4,
    IpAddress routerV6,
    CableTap tap,
    int loopbackAddress) {

  /// Of a cable whose near end is what it seems.
  private static final int NO_ADDRESS = 0;

  /// A little more than a second of 100 Mbit/s.
  private static final int PLACES = 16_384;

  /// 40 ms of 20 Gbit/s in segments of 64 KiB, with their acknowledgments.
  private static final int PLACES_FOR_SPEED = 4_096;

  private static final int FRAME = 1_600;
  private static final int FRAME_FOR_SPEED = 66_560;

  /// The dummy address for routers that have none of their own (RFC 7600 4.8).
  private static final IpAddress DUMMY_V4 = IpAddress.v4(0xc000_0008);

  /// As good as any: a host takes an error from whoever quotes its packet.
  private static final IpAddress ROUTER_V6 = new IpAddress(0xfd00_0000_0000_0000L, 0xfe);

  public CableOptions {
    if (places < 2 || largestFrame < 64) {
      throw new IllegalArgumentException(
          "a cable of " + places + " places for " + largestFrame + " bytes");
    }
  }

  /// Each segment as it would be on a wire: devices without offloads, MTU 1500.
  public static CableOptions fidelity(String name, long seed) {
    return new CableOptions(
        name, seed, PLACES, FRAME, DUMMY_V4, ROUTER_V6, CableTap.NONE, NO_ADDRESS);
  }

  /// Segments of up to 64 KiB that nobody cuts or sums: for devices with a `virtio_net_hdr`.
  public static CableOptions speed(String name, long seed) {
    return new CableOptions(
        name,
        seed,
        PLACES_FOR_SPEED,
        FRAME_FOR_SPEED,
        DUMMY_V4,
        ROUTER_V6,
        CableTap.NONE,
        NO_ADDRESS);
  }

  public CableOptions withTap(CableTap recorder) {
    return new CableOptions(
        name, seed, places, largestFrame, routerV4, routerV6, recorder, loopbackAddress);
  }

  public CableOptions withRouter(IpAddress v4, IpAddress v6) {
    return new CableOptions(name, seed, places, largestFrame, v4, v6, tap, loopbackAddress);
  }

  /// For devices of another MTU; as many places as the same memory has room for.
  public CableOptions withLargestFrame(int bytes) {
    long memory = (long) places * largestFrame;
    int room = Math.clamp(memory / bytes, 256, places);
    return new CableOptions(name, seed, room, bytes, routerV4, routerV6, tap, loopbackAddress);
  }

  /// The near host's address leads to its 127.0.0.1.
  public CableOptions withLoopbackAt(IpAddress near) {
    return new CableOptions(
        name, seed, places, largestFrame, routerV4, routerV6, tap, (int) near.low());
  }

  Translation translation() {
    return loopbackAddress == NO_ADDRESS
        ? Translation.NONE
        : new LoopbackTranslation(loopbackAddress);
  }
}
