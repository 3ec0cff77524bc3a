// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import java.util.Locale;

/// One observed fact that a verdict rests on.
///
/// @param kind who observed it
/// @param frame frame number of the capture, or 0 where the fact is no single frame
/// @param timeNanos when, in nanoseconds since 1970, or [dev.teardown.flow.Flow#NEVER]
public record Evidence(Kind kind, long frame, long timeNanos, Phrase phrase) {

  /// Who observed a fact.
  public enum Kind {
    SEGMENT,
    KERNEL,
    SOCKET,
    PROCESS,
    /// Something that was awaited did not come.
    SILENCE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A segment, or an ICMP message about one, that was seen.
  public static Evidence segment(long frame, long timeNanos, String format, Object... arguments) {
    return new Evidence(Kind.SEGMENT, frame, timeNanos, Phrase.of(format, arguments));
  }

  /// Something that was awaited and had not come by the given time.
  public static Evidence silence(long untilNanos, String format, Object... arguments) {
    return new Evidence(Kind.SILENCE, 0, untilNanos, Phrase.of(format, arguments));
  }

  /// What a kernel said.
  public static Evidence kernel(long timeNanos, String format, Object... arguments) {
    return new Evidence(Kind.KERNEL, 0, timeNanos, Phrase.of(format, arguments));
  }

  /// What a process did or underwent.
  public static Evidence process(long timeNanos, String format, Object... arguments) {
    return new Evidence(Kind.PROCESS, 0, timeNanos, Phrase.of(format, arguments));
  }

  public String text() {
    return phrase.toString();
  }

  @Override
  public String toString() {
    return (frame > 0 ? "frame " + frame + ": " : kind.text() + ": ") + text();
  }
}
