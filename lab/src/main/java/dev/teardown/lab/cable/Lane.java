// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import dev.teardown.linux.link.FrameDevice;
import dev.teardown.wire.LinkType;
import java.util.Arrays;

/// One direction of a cable: where packets come from, what is done to them, where they go. Used by
/// the cable's thread only.
final class Lane {

  private static final int ETHERNET_HEADER = 14;

  final Way way;
  final FrameDevice in;
  final FrameDevice out;
  final Passage passage;
  final LaneCounters counters = new LaneCounters();
  private Impairment[] impairments = {};
  private long lastDueNanos = Long.MIN_VALUE;
  private boolean losesWhatIsUnderWay;
  private boolean holds;

  Lane(Way way, FrameDevice in, FrameDevice out, long seed) {
    this.way = way;
    this.in = in;
    this.out = out;
    this.passage = new Passage(seed);
  }

  int linkHeader() {
    return in.linkType() == LinkType.ETHERNET ? ETHERNET_HEADER : 0;
  }

  /// Asks the impairments about the packet that the passage holds.
  void decide() {
    for (var impairment : impairments) {
      impairment.enter(passage);
      if (passage.isDropped()) {
        return;
      }
    }
  }

  /// When the decided packet leaves: not before those that entered earlier, except where it was let
  /// itself be overtaken.
  long dueNanos() {
    long due = passage.dueNanos();
    if (due == Passage.HELD || passage.mayBeOvertaken()) {
      return due;
    }
    lastDueNanos = Math.max(lastDueNanos, due);
    return lastDueNanos;
  }

  /// When held packets may leave that are released now.
  long releaseNanos(long now) {
    lastDueNanos = Math.max(lastDueNanos, now);
    return lastDueNanos;
  }

  boolean losesWhatIsUnderWay() {
    return losesWhatIsUnderWay;
  }

  boolean holds() {
    return holds;
  }

  /// Puts an impairment in the place of the one of its class, or behind the others.
  void put(Impairment impairment) {
    int at = indexOf(impairment.getClass());
    if (at == impairments.length) {
      impairments = Arrays.copyOf(impairments, at + 1);
    }
    impairments[at] = impairment;
    refresh();
  }

  /// Removes the one of a class, if there is one.
  void remove(Class<? extends Impairment> kind) {
    int at = indexOf(kind);
    if (at == impairments.length) {
      return;
    }
    var rest = new Impairment[impairments.length - 1];
    System.arraycopy(impairments, 0, rest, 0, at);
    System.arraycopy(impairments, at + 1, rest, at, rest.length - at);
    impairments = rest;
    refresh();
  }

  void clear() {
    impairments = new Impairment[0];
    refresh();
  }

  private int indexOf(Class<? extends Impairment> kind) {
    int at = 0;
    while (at < impairments.length && impairments[at].getClass() != kind) {
      at++;
    }
    return at;
  }

  private void refresh() {
    losesWhatIsUnderWay = false;
    holds = false;
    for (var impairment : impairments) {
      losesWhatIsUnderWay |= impairment.losesWhatIsUnderWay();
      holds |= impairment.holds();
    }
  }
}
