// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.script.Position;
import dev.teardown.lab.script.Range;
import java.util.Optional;

/// What somebody other than the applications should have seen when all is over: an `expect` line.
public sealed interface Witnessed {

  Position position();

  /// The line as it was written.
  String text();

  /// How often it should have been seen.
  Range times();

  /// Segments of the first connection at one end of the cable.
  ///
  /// @param from whose address they bear
  /// @param at where they were seen
  /// @param shape how a reset was made; empty for any segment
  record Wire(
      Position position,
      String text,
      Host from,
      SegmentKind kind,
      Optional<ResetShape> shape,
      Host at,
      Range times)
      implements Witnessed {}

  /// Events of a host's kernel about the first connection.
  ///
  /// @param kind "reset", "received-reset", "error" or "retransmitted"
  /// @param detail the reason or the error; "" for any
  record Kernel(Position position, String text, Host host, String kind, String detail, Range times)
      implements Witnessed {}

  /// The two forms in which hosts make resets.
  public enum ResetShape {
    /// By a living socket: with ACK, options and window as in any other segment.
    ACTIVE,
    /// As the answer to a segment that nobody wants.
    REPLY
  }
}
