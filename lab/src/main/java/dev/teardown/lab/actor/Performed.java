// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

/// An operation that was carried out, or could not be.
///
/// @param startNanos when it began, of CLOCK_MONOTONIC, which System.nanoTime() reads
/// @param endNanos when its last call returned
/// @param sentBytes what all calls of the actor to send have taken so far
/// @param failure why it could not be done at all; "" where it was done
public record Performed(
    long startNanos, long endNanos, long sentBytes, Outcome outcome, String failure) {

  private static final String FAILED = "!";

  static Performed failed(long startNanos, long sentBytes, String why) {
    return new Performed(startNanos, System.nanoTime(), sentBytes, Outcome.BLOCKED, why);
  }

  public boolean isDone() {
    return failure.isEmpty();
  }

  /// One line, for the pipe from a process of its own.
  String line() {
    var what = isDone() ? outcome.toString() : FAILED + failure.replace('\n', ' ');
    return startNanos + " " + endNanos + " " + sentBytes + " " + what;
  }

  static Performed parse(String line) {
    var parts = line.split(" ", 4);
    long start = Long.parseLong(parts[0]);
    long end = Long.parseLong(parts[1]);
    long sent = Long.parseLong(parts[2]);
    return parts[3].startsWith(FAILED)
        ? new Performed(start, end, sent, Outcome.BLOCKED, parts[3].substring(1))
        : new Performed(start, end, sent, Outcome.parse(parts[3]), "");
  }
}
