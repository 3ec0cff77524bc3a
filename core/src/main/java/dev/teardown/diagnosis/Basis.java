// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

/// What kind of observation an ending rests on, and so which weakness of a capture shakes it.
enum Basis {
  /// Segments that were seen and say it all, such as acknowledged FINs.
  SEEN,
  /// Segments that were seen, read in the light of all that came before.
  HISTORY,
  /// Segments that were not seen.
  ABSENCE,
  /// Nothing that could be shaken.
  NOTHING;

  static Basis of(Ending ending) {
    return switch (ending) {
      case FIN, FIN_SIMULTANEOUS, FIN_HALF_CLOSE, REFUSED, UNREACHABLE -> SEEN;
      case CONNECT_TIMEOUT,
          BACKLOG_DROPPED,
          ACCEPT_OVERFLOW_SILENT,
          CONNECT_ABANDONED,
          SYNACK_TIMEOUT,
          FIN_UNANSWERED,
          OPEN,
          CLOSE_WAIT_LEAK,
          FIN_WAIT_2_HELD,
          PORT_REUSED ->
          ABSENCE;
      case CAPTURE_GAP, UNKNOWN -> NOTHING;
      default -> ending.group() == Ending.Group.SILENCE ? ABSENCE : HISTORY;
    };
  }
}
