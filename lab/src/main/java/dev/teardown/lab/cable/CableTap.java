// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.teardown.capture.PcapngWriter;
import dev.teardown.capture.PcapngWriter.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records what each end of a cable sends and gets, as a capture on each host would: a packet that
/// is lost is in the sender's record only, with a comment that says why.
///
/// Written on the cable's thread, so the streams should not wait for a reader; it flushes them at
/// the end and leaves closing them to the caller. Beyond its limit it records no more and counts.
public final class CableTap {

  /// Records nothing.
  public static final CableTap NONE = new CableTap(0);

  private static final String APPLICATION = "teardown cable";
  private static final int LARGEST_PACKET = 1 << 17;

  private final byte[] copy = new byte[LARGEST_PACKET];
  private final List<OutputStream> streams = new ArrayList<>();
  private final @Nullable PcapngWriter[] writers = new PcapngWriter[2];
  private final int[] interfaces = new int[2];
  private final long limitBytes;
  private long recordedBytes;
  private long left;
  private Optional<String> problem = Optional.empty();

  private CableTap(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /// Both ends in one capture, as two interfaces.
  ///
  /// @param linkType a constant of [dev.teardown.wire.LinkType]: that of the cable's devices
  public static CableTap toOne(
      OutputStream out, String near, String far, int linkType, long limitBytes) throws IOException {
    var tap = new CableTap(limitBytes);
    var writer = new PcapngWriter(out, APPLICATION);
    tap.add(Way.TO_FAR, out, writer, writer.describe(near, linkType));
    tap.add(Way.TO_NEAR, out, writer, writer.describe(far, linkType));
    return tap;
  }

  /// A capture for each end, as one would have from two hosts.
  public static CableTap toEach(
      OutputStream near,
      String nearName,
      OutputStream far,
      String farName,
      int linkType,
      long limitBytes)
      throws IOException {
    var tap = new CableTap(limitBytes);
    var nearWriter = new PcapngWriter(near, APPLICATION);
    var farWriter = new PcapngWriter(far, APPLICATION);
    tap.add(Way.TO_FAR, near, nearWriter, nearWriter.describe(nearName, linkType));
    tap.add(Way.TO_NEAR, far, farWriter, farWriter.describe(farName, linkType));
    return tap;
  }

  /// @param sends the direction that starts at this end
  private void add(Way sends, OutputStream out, PcapngWriter writer, int number) {
    streams.add(out);
    writers[sends.ordinal()] = writer;
    interfaces[sends.ordinal()] = number;
  }

  /// The end where this direction starts has sent a packet.
  void sent(Way way, long timeNanos, MemorySegment bytes, long at, int length, String comment) {
    write(way, timeNanos, bytes, at, length, Direction.OUTBOUND, comment);
  }

  /// The end where this direction ends has got a packet.
  void arrived(Way way, long timeNanos, MemorySegment bytes, long at, int length, String comment) {
    write(way.back(), timeNanos, bytes, at, length, Direction.INBOUND, comment);
  }

  private void write(
      Way end,
      long timeNanos,
      MemorySegment bytes,
      long at,
      int length,
      Direction direction,
      String comment) {
    var writer = writers[end.ordinal()];
    if (writer == null) {
      return;
    }
    if (recordedBytes >= limitBytes || length > LARGEST_PACKET || problem.isPresent()) {
      left++;
      return;
    }
    recordedBytes += length;
    MemorySegment.copy(bytes, JAVA_BYTE, at, copy, 0, length);
    try {
      writer.packet(interfaces[end.ordinal()], timeNanos, copy, 0, length, direction, comment);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    problem = Optional.of("the recording ended early: " + e.getMessage());
  }

  /// Called by the cable when no more comes.
  void end() {
    for (var stream : streams) {
      try {
        stream.flush();
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  /// What kept it from recording everything; to be asked once the cable is closed.
  public Optional<String> problem() {
    return problem.isPresent() || left == 0
        ? problem
        : Optional.of("the recording's limit was reached: " + left + " packets are not in it");
  }
}
