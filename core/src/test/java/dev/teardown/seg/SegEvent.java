// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.flow.Side;
import java.util.List;
import java.util.OptionalInt;

/// Something that happens on a script's time axis. Sequence numbers are relative: to the sender's
/// own ISS for `seq`, to the other side's for `ack`.
sealed interface SegEvent {

  int line();

  /// When, in nanoseconds from the script's start.
  long atNanos();

  /// @param options null for what the side would send by itself
  /// @param payload null for counting bytes
  record Segment(
      int line,
      long atNanos,
      Connection connection,
      Side from,
      int flags,
      OptionalInt seq,
      int length,
      OptionalInt ack,
      OptionalInt window,
      @org.jspecify.annotations.Nullable List<Option> options,
      byte @org.jspecify.annotations.Nullable [] payload,
      Marks marks)
      implements SegEvent {}

  /// What departs from an ordinary segment.
  ///
  /// @param noTimestamps without the timestamp option that was negotiated
  /// @param captured bytes of the frame in the capture
  record Marks(
      OptionalInt ttl,
      OptionalInt id,
      OptionalInt rawSeq,
      OptionalInt rawAck,
      OptionalInt captured,
      boolean noTimestamps,
      boolean badChecksum) {}

  /// One option: `mss 1460`, `sackOK`, `ts`, `ts 1 2`, `wscale 7`, `sack 1:2 5:6`, `kind 30 a1b2`.
  record Option(String name, List<String> arguments) {}

  /// An ICMP error about the last segment of a side.
  record Icmp(
      int line,
      long atNanos,
      Connection connection,
      int type,
      int code,
      String router,
      Side quoted,
      OptionalInt seq)
      implements SegEvent {}

  /// Until when the capture went on.
  record End(int line, long atNanos) implements SegEvent {}
}
