// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.teardown.linux.link.FrameDevice;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Moves packets between two devices: read, decide, and write at once or when they are due. One
/// thread for both directions, so that the order of what happens is the order of what is recorded.
///
/// A packet is read into its place and written from there; nothing is copied or allocated for it.
final class ForwardingLoop {

  /// Of one direction in a row: enough to be worth a look at the other descriptors.
  private static final int BATCH = 64;

  /// Well below the millisecond within which a change is promised.
  private static final long CATCH_UP_NANOS = 300_000;

  private static final int EAGAIN = 11;

  private final Lane[] lanes;
  private final PacketPool pool;
  private final MemorySegment bytes;
  private final DueQueue queue;
  private final CableTap tap;
  private final RouterReply reply;
  private final Translation translation;
  private final PacketView leaving = new PacketView();
  private final WallClock clock = new WallClock();
  private final int virtioHeader;
  private final int replyPlace;

  /// The place that the next packet is read into.
  private int current;

  ForwardingLoop(Lane toFar, Lane toNear, PacketPool pool, CableOptions options) {
    this.lanes = new Lane[] {toFar, toNear};
    this.pool = pool;
    this.bytes = pool.bytes();
    this.queue = new DueQueue(pool.places());
    this.tap = options.tap();
    this.translation = options.translation();
    this.virtioHeader = toFar.in.headerLength();
    this.replyPlace = pool.take();
    this.current = pool.take();
    long at = pool.offset(replyPlace) + virtioHeader;
    this.reply = new RouterReply(bytes, at, options.routerV4(), options.routerV6());
  }

  Lane lane(Way way) {
    return lanes[way.ordinal()];
  }

  /// Nanoseconds until something is due; -1 where nothing is.
  long waitNanos() {
    if (queue.isEmpty() || queue.firstDue() == Passage.HELD) {
      return -1;
    }
    return Math.max(0, queue.firstDue() - System.nanoTime());
  }

  int waiting() {
    return queue.size();
  }

  /// Takes in what has arrived for one direction.
  ///
  /// @return whether something came, be it an error: a device says once that it is down
  boolean receive(Lane lane) {
    for (int i = 0; i < BATCH; i++) {
      long length = lane.in.read(bytes, pool.offset(current), pool.size());
      if (length < 0) {
        return length != -EAGAIN || i > 0;
      }
      accept(lane, length);
    }
    return true;
  }

  /// Takes in what was sent before now, so that a change does not concern it; where senders are
  /// faster than that, not for ever.
  void catchUp() {
    long deadline = System.nanoTime() + CATCH_UP_NANOS;
    for (var lane : lanes) {
      boolean mayHaveMore = true;
      while (mayHaveMore && System.nanoTime() < deadline) {
        mayHaveMore = receive(lane);
      }
    }
  }

  private void accept(Lane lane, long length) {
    if (length > pool.size()) {
      lane.counters.drop("too large", 1);
      return;
    }
    if (length <= virtioHeader) {
      return;
    }
    long now = System.nanoTime();
    long frame = pool.offset(current) + virtioHeader;
    int frameLength = (int) length - virtioHeader;
    var passage = lane.passage;
    passage.begin(now);
    passage.packet().set(bytes, frame, frameLength, lane.linkHeader(), segmentSize());
    if (lane.way == Way.TO_FAR) {
      translation.leaveHost(passage.packet(), hasPartialSum(pool.offset(current)));
    }
    lane.counters.entered++;
    lane.counters.enteredBytes += frameLength;
    lane.decide();
    tap.sent(lane.way, clock.atNanoTime(now), bytes, frame, frameLength, comment(passage));
    if (passage.reply() != Unreachable.NONE) {
      answer(lane, now);
    }
    if (passage.isDropped()) {
      lane.counters.drop(passage.dropReason(), 1);
    } else {
      pass(lane, (int) length, now);
    }
  }

  /// What the `virtio_net_hdr` says: type 1 at 1, size 2 at 4.
  private int segmentSize() {
    if (virtioHeader < FrameDevice.VIRTIO_HEADER) {
      return 0;
    }
    long header = pool.offset(current);
    boolean isSegmented = bytes.get(JAVA_BYTE, header + 1) != 0;
    return isSegmented ? bytes.get(JAVA_SHORT_UNALIGNED, header + 4) & 0xffff : 0;
  }

  private String comment(Passage passage) {
    if (tap == CableTap.NONE) {
      return "";
    }
    if (passage.isDropped()) {
      return "lost: " + passage.dropReason();
    }
    return passage.isCorrupted() ? "corrupted on its way" : "";
  }

  private void answer(Lane lane, long now) {
    long start = pool.offset(replyPlace);
    int length = reply.write(lane.passage.packet(), lane.passage.reply(), lane.passage.replyMtu());
    if (length == 0) {
      return;
    }
    bytes.asSlice(start, virtioHeader).fill((byte) 0);
    if (write(lane(lane.way.back()), start, virtioHeader + length) >= 0) {
      long at = start + virtioHeader;
      tap.arrived(lane.way.back(), clock.atNanoTime(now), bytes, at, length, "from the router");
    }
  }

  private void pass(Lane lane, int length, long now) {
    var passage = lane.passage;
    if (passage.isCorrupted()) {
      passage.packet().flip(passage.flippedBit());
      lane.counters.corrupted++;
    }
    if (passage.mayBeOvertaken()) {
      lane.counters.madeLate++;
    }
    int copies = passage.isDuplicated() ? 2 : 1;
    lane.counters.duplicated += copies - 1;
    long due = lane.dueNanos();
    boolean isNext = queue.isEmpty() || queue.firstDue() > now;
    if (due <= now && isNext) {
      for (int i = 0; i < copies; i++) {
        send(lane, current, length);
      }
      return;
    }
    for (int left = copies - 1; left >= 0; left--) {
      enqueue(lane, length, due, left > 0);
    }
  }

  /// Leaves the packet in its place and goes on with another.
  ///
  /// @param isAgain whether that other one is to hold a copy
  private void enqueue(Lane lane, int length, long due, boolean isAgain) {
    int next = pool.take();
    if (next == PacketPool.NONE) {
      lane.counters.drop("no room", 1);
      return;
    }
    if (isAgain) {
      MemorySegment.copy(bytes, pool.offset(current), bytes, pool.offset(next), length);
    }
    queue.add(current, lane.way, length, due);
    current = next;
  }

  /// Sends what is due, but not for ever.
  void deliver() {
    long now = System.nanoTime();
    for (int i = 0; i < 4 * BATCH && !queue.isEmpty() && queue.firstDue() <= now; i++) {
      int place = queue.removeFirst();
      var lane = lane(queue.wayOf(place));
      if (lane.losesWhatIsUnderWay()) {
        lane.counters.drop("cut", 1);
      } else {
        send(lane, place, queue.lengthOf(place));
      }
      pool.give(place);
    }
  }

  private void send(Lane lane, int place, int length) {
    long time = clock.atNanoTime(System.nanoTime());
    long start = pool.offset(place);
    if (write(lane, start, length) < 0) {
      lane.counters.drop("refused", 1);
      return;
    }
    int frameLength = length - virtioHeader;
    lane.counters.delivered++;
    lane.counters.deliveredBytes += frameLength;
    tap.arrived(lane.way, time, bytes, start + virtioHeader, frameLength, "");
  }

  private long write(Lane lane, long start, int length) {
    if (lane.way == Way.TO_FAR || translation.equals(Translation.NONE)) {
      return lane.out.write(bytes, start, length);
    }
    boolean hasPartialSum = hasPartialSum(start);
    leaving.set(bytes, start + virtioHeader, length - virtioHeader, lane.linkHeader(), 0);
    translation.enterHost(leaving, hasPartialSum);
    long result = lane.out.write(bytes, start, length);
    translation.restore(leaving, hasPartialSum);
    return result;
  }

  /// VIRTIO_NET_HDR_F_NEEDS_CSUM.
  private boolean hasPartialSum(long start) {
    return virtioHeader > 0 && (bytes.get(JAVA_BYTE, start) & 1) != 0;
  }

  /// To be called after each change of impairments.
  void releaseUnlessHeld(Lane lane) {
    if (!lane.holds()) {
      queue.release(lane.way, lane.releaseNanos(System.nanoTime()));
    }
  }

  CableStatistics statistics() throws IOException {
    for (var lane : lanes) {
      lane.counters.drop("overrun", lane.in.takeLost());
    }
    return new CableStatistics(
        lanes[0].counters.snapshot(), lanes[1].counters.snapshot(), waiting());
  }
}
