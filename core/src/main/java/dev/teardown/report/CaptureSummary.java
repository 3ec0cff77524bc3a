// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.flow.Flow;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// What one capture held, why its analysis stopped, and what of it was not analysed.
///
/// @param source the capture's name as the user gave it
/// @param stop why the analysis stopped
/// @param problem what stopped it before the end; empty at a clean end
/// @param format "pcap" or "pcapng" and their variants
/// @param lostPackets packets that the capture itself lost; empty when it does not say
/// @param frames frames read
/// @param segments TCP segments among them
/// @param firstNanos time of the first frame, or [dev.teardown.flow.Flow#NEVER]
/// @param lastNanos the latest time of a frame, or [dev.teardown.flow.Flow#NEVER]
/// @param connections connections seen
/// @param evicted those that were judged before the capture's end for want of room
/// @param selected how they ended, of those that were selected
/// @param skipped what was not analysed
public record CaptureSummary(
    String source,
    Stop stop,
    String problem,
    String format,
    OptionalLong lostPackets,
    long frames,
    long segments,
    long firstNanos,
    long lastNanos,
    int connections,
    long evicted,
    EndingTally selected,
    Skipped skipped) {

  /// A capture of which nothing could be read.
  public static CaptureSummary unreadable(String source, String problem) {
    return new CaptureSummary(
        source,
        Stop.UNREADABLE,
        problem,
        "",
        OptionalLong.empty(),
        0,
        0,
        Flow.NEVER,
        Flow.NEVER,
        0,
        0,
        new EndingTally(),
        new Skipped(List.of(), List.of(), 0, 0, 0));
  }

  /// Why the analysis of a capture stopped.
  public enum Stop {
    END_OF_FILE,
    /// The capture breaks off in mid-record, or holds a record that cannot be.
    DAMAGED,
    /// Nothing of it could be read.
    UNREADABLE;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Frames of one kind.
  ///
  /// @param reason the kind
  /// @param spec the rule that they break; empty where the capture only cut them off
  /// @param frames how many
  /// @param firstFrame number of the first
  public record Malformation(String reason, String spec, long frames, long firstFrame) {}

  /// Frames of a link type that is not decoded.
  public record UnknownLink(int linkType, String name, long frames) {}

  /// Frames that no verdict rests on.
  ///
  /// @param malformed by reason, the most frequent first
  /// @param unknownLinks by link type
  /// @param fragments IP fragments of datagrams that were never complete
  /// @param other well-formed frames without TCP
  /// @param unmatchedIcmp ICMP errors about connections of which no segment was seen
  public record Skipped(
      List<Malformation> malformed,
      List<UnknownLink> unknownLinks,
      long fragments,
      long other,
      long unmatchedIcmp) {

    public Skipped {
      malformed = List.copyOf(malformed);
      unknownLinks = List.copyOf(unknownLinks);
    }

    public long malformedFrames() {
      long sum = 0;
      for (var malformation : malformed) {
        sum += malformation.frames();
      }
      return sum;
    }
  }
}
