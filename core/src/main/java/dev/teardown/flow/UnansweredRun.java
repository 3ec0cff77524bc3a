// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

/// The same thing sent again and again: how often, and from when to when. Made only for a side that
/// repeats something at all.
final class UnansweredRun {

  private int count;
  private int seq;
  private int firstFrame;
  private int lastFrame;
  private long firstTime = Flow.NEVER;
  private long lastTime = Flow.NEVER;

  /// One more of the same; another sequence number starts a new run.
  void add(int seq, long time, int frame) {
    if (count == 0 || seq != this.seq) {
      count = 0;
      this.seq = seq;
      firstFrame = frame;
      firstTime = time;
    }
    count++;
    lastFrame = frame;
    lastTime = time;
  }

  /// The other side has answered: what comes next is a new run.
  void end() {
    count = 0;
  }

  int count() {
    return count;
  }

  long firstFrame() {
    return Integer.toUnsignedLong(firstFrame);
  }

  long lastFrame() {
    return Integer.toUnsignedLong(lastFrame);
  }

  long firstTime() {
    return firstTime;
  }

  long lastTime() {
    return lastTime;
  }
}
