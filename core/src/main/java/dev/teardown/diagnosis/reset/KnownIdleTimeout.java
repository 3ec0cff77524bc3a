// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import java.util.Optional;

/// Idle limits of well-known devices, after which they forget a connection.
enum KnownIdleTimeout {
  CONNTRACK_ESTABLISHED(432_000, "Linux connection tracking keeps an established one for 5 days"),
  LOAD_BALANCER(
      350, "AWS network load balancers and NAT gateways keep an idle one for 350 s by default"),
  AZURE(240, "Azure load balancers keep an idle one for 4 minutes by default");

  private static final long SECOND = 1_000_000_000L;

  /// How far above the limit a gap may lie to be called by its name, as a fraction.
  private static final double SLACK = 0.25;

  private final long seconds;
  private final String text;

  KnownIdleTimeout(long seconds, String text) {
    this.seconds = seconds;
    this.text = text;
  }

  /// What the device does, in words.
  String text() {
    return text;
  }

  /// The largest limit that a gap reaches without going far beyond it.
  static Optional<KnownIdleTimeout> within(long gapNanos) {
    for (var limit : values()) {
      double ratio = gapNanos / (double) (limit.seconds * SECOND);
      if (ratio >= 1 && ratio <= 1 + SLACK) {
        return Optional.of(limit);
      }
    }
    return Optional.empty();
  }
}
