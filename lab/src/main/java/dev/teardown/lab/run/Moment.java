// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

/// Something that happened in a run, on the one axis of time that all share.
///
/// @param nanos in nanoseconds since 1970
/// @param note what is told beside it, or ""
/// @param isBad whether it belongs to an abnormal end: a reset, an error
public record Moment(long nanos, Place place, Kind kind, String text, String note, boolean isBad) {

  /// Where on the time line it stands.
  public enum Place {
    CLIENT,
    SERVER,
    /// On the cable, from the client.
    TO_SERVER,
    TO_CLIENT,
    /// It happens to the cable itself.
    CABLE
  }

  /// Who tells it.
  public enum Kind {
    CALL,
    SEGMENT,
    KERNEL,
    CABLE
  }
}
