// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.util.SplittableRandom;

/// All conversations side by side, in order of time.
///
/// A fixed number of slots holds the conversations that are under way; when one has had its last
/// segment, the next flow starts in its slot a little later. Memory depends on the slots and, with
/// about seven bytes each, on the flows; never on the packets.
final class MergedConversations {

  /// 2026-01-15T09:00:00Z.
  private static final long START_NANOS = 1_768_467_600L * Conversation.SECOND;

  /// Between the starts of the first flows, one in each slot.
  private static final long START_SPACING = 2 * Conversation.MILLISECOND;

  private static final int PURPOSE_CONVERSATION = 1;

  private final CaptureOptions options;
  private final FlowPlan plan;
  private final AddressPlan addresses;
  private final Conversation[] slots;
  private final EventHeap heap;
  private int flowsStarted;

  MergedConversations(CaptureOptions options) {
    this.options = options;
    plan = new FlowPlan(options);
    addresses = new AddressPlan(options);
    slots = new Conversation[Math.min(options.concurrency(), options.flows())];
    heap = new EventHeap(slots.length);
    for (var slot = 0; slot < slots.length; slot++) {
      slots[slot] = new Conversation();
      start(slots[slot], START_NANOS + slot * START_SPACING, false);
      heap.add(slots[slot].queue.peek().atNanos, slot);
    }
  }

  boolean isEmpty() {
    return heap.isEmpty();
  }

  /// The conversation whose first planned segment is the earliest of all.
  Conversation next() {
    return slots[heap.topSlot()];
  }

  /// Moves past that segment.
  void remove() {
    var conversation = next();
    conversation.queue.remove();
    if (conversation.hasMore() || startNextFlow(conversation)) {
      heap.replaceTop(conversation.queue.peek().atNanos);
    } else {
      heap.removeTop();
    }
  }

  int flowsStarted() {
    return flowsStarted;
  }

  private boolean startNextFlow(Conversation ended) {
    if (flowsStarted == plan.flows()) {
      return false;
    }
    var reuse =
        ended.recipe.ending().freesPorts() && ended.random.nextInt(1000) < options.reusePerMille();
    var least = reuse ? 2 * Conversation.SECOND : Conversation.MILLISECOND;
    ended.pause(least, least + 50 * Conversation.MILLISECOND);
    start(ended, ended.clockNanos, reuse);
    return true;
  }

  private void start(Conversation conversation, long startNanos, boolean reuse) {
    var flow = flowsStarted++;
    var random = new SplittableRandom(options.seedOf(flow, PURPOSE_CONVERSATION));
    if (!reuse) {
      addresses.assign(conversation, flow, random);
    }
    conversation.restart(plan.recipe(flow), random, startNanos, reuse);
    conversation.hasMore();
  }
}
