// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// What to generate.
///
/// @param packets how many frames, exactly; 0 = as few as the endings need
/// @param flows how many connections, exactly
/// @param seed the same seed and numbers give the same bytes
/// @param snapLength bytes kept of each frame
/// @param ipv6Percent share of the connections over IPv6
/// @param concurrency connections that run at the same time
/// @param shortFlows whether every connection is one small request and response
/// @param nanoseconds whether times are written with nanoseconds instead of microseconds
/// @param reusePerMille share of the connections that take over the addresses and ports of one that
///   has ended just before
public record CaptureOptions(
    long packets,
    int flows,
    long seed,
    int snapLength,
    int ipv6Percent,
    int concurrency,
    boolean shortFlows,
    boolean nanoseconds,
    int reusePerMille) {

  public CaptureOptions {
    require(packets >= 0, "packets must not be negative");
    require(flows > 0 && flows <= 100_000_000, "flows must be from 1 to 100000000");
    require(snapLength >= 54 && snapLength <= 65_535, "snap must be from 54 to 65535");
    require(ipv6Percent >= 0 && ipv6Percent <= 100, "ipv6 must be from 0 to 100");
    require(concurrency > 0, "concurrency must be positive");
    require(reusePerMille >= 0 && reusePerMille <= 1000, "reuse must be from 0 to 1000");
  }

  /// A random number that belongs to this flow and purpose alone, so that nothing depends on the
  /// order in which flows are planned.
  long seedOf(int flow, int purpose) {
    var mixed = seed * 0x9E37_79B9_7F4A_7C15L + ((long) flow << 4) + purpose;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    return mixed ^ (mixed >>> 27);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
