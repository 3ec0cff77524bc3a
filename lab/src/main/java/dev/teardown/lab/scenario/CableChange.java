// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import java.time.Duration;
import java.util.Optional;

/// Something that happens to the cable between the hosts. Where it says `from`, it concerns what
/// that host sends; empty means both directions.
public sealed interface CableChange {

  /// Nothing passes any more, and nobody is told.
  record Cut(Optional<Host> from) implements CableChange {}

  /// Everything passes again, unharmed: ends cuts, drops, losses and holds.
  record Replug() implements CableChange {}

  record Delay(Duration delay, Duration jitter, Optional<Host> from) implements CableChange {}

  record Loss(double percent, Optional<Host> from) implements CableChange {}

  /// Segments of some kind do not pass.
  record Drop(SegmentKind kind, Optional<Host> from) implements CableChange {}

  /// What comes is kept until [Release], then passes in order.
  record Hold(Optional<Host> from) implements CableChange {}

  record Release() implements CableChange {}

  /// A router in the middle does not forward what a host sends, but answers it with an ICMP error.
  ///
  /// @param reason which error: "host-unreachable"
  record Icmp(String reason, Host from) implements CableChange {}
}
