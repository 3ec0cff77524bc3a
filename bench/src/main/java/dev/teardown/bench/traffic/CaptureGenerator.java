// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Runs all conversations side by side and writes their segments in order of time.
///
/// A fixed number of slots holds the conversations that are under way; when one has had its last
/// segment, the next flow starts in its slot a little later. Memory depends on the slots and, with
/// about seven bytes each, on the flows; never on the packets.
public final class CaptureGenerator {

  /// 2026-01-15T09:00:00Z.
  private static final long START_NANOS = 1_768_467_600L * Conversation.SECOND;

  private static final int PURPOSE_CONVERSATION = 1;

  private final CaptureOptions options;
  private final FlowPlan plan;
  private final AddressPlan addresses;
  private final Conversation[] slots;
  private final EventHeap heap;
  private int flowsStarted;

  public CaptureGenerator(CaptureOptions options) {
    this.options = options;
    plan = new FlowPlan(options);
    addresses = new AddressPlan(options);
    slots = new Conversation[Math.min(options.concurrency(), options.flows())];
    heap = new EventHeap(slots.length);
  }

  /// What was written.
  ///
  /// @param seconds from the first packet to the last
  public record Written(long packets, int flows, long bytes, double seconds) {}

  /// Writes the capture to the file and the truth to the writer, which it closes.
  public Written run(Path file, Writer truth) throws IOException {
    try (var pcap = new PcapWriter(file, options.snapLength(), options.nanoseconds());
        var truthLines = new TruthWriter(truth)) {
      fillSlots();
      var packets = 0L;
      var firstNanos = slots[heap.topSlot()].queue.peek().atNanos;
      var lastNanos = firstNanos;
      while (!heap.isEmpty()) {
        var slot = heap.topSlot();
        lastNanos = writeNext(slots[slot], pcap, truthLines);
        packets++;
        schedule(slot);
      }
      var seconds = (lastNanos - firstNanos) / (double) Conversation.SECOND;
      return new Written(packets, flowsStarted, pcap.bytes(), seconds);
    }
  }

  /// The first flows start over time, as many a second as later ones when the slots turn over.
  private void fillSlots() {
    for (var slot = 0; slot < slots.length; slot++) {
      slots[slot] = new Conversation();
      var delay = slot * 2L * Conversation.MILLISECOND;
      startFlow(slots[slot], START_NANOS + delay, false);
      heap.add(slots[slot].queue.peek().atNanos, slot);
    }
  }

  private static long writeNext(Conversation conversation, PcapWriter pcap, TruthWriter truth)
      throws IOException {
    var segment = conversation.queue.peek();
    pcap.write(conversation, segment);
    if (conversation.begin()) {
      truth.started(conversation);
    }
    var atNanos = segment.atNanos;
    conversation.queue.remove();
    return atNanos;
  }

  private void schedule(int slot) {
    var conversation = slots[slot];
    if (!conversation.hasMore()) {
      if (flowsStarted == plan.flows()) {
        heap.removeTop();
        return;
      }
      startNextAfter(conversation);
    }
    heap.replaceTop(conversation.queue.peek().atNanos);
  }

  private void startNextAfter(Conversation ended) {
    var reuse =
        ended.recipe.ending().freesPorts() && ended.random.nextInt(1000) < options.reusePerMille();
    var least = reuse ? 2 * Conversation.SECOND : Conversation.MILLISECOND;
    ended.pause(least, least + 50 * Conversation.MILLISECOND);
    startFlow(ended, ended.clockNanos, reuse);
  }

  private void startFlow(Conversation conversation, long startNanos, boolean reuse) {
    var flow = flowsStarted++;
    var random = new SplittableRandom(options.seedOf(flow, PURPOSE_CONVERSATION));
    if (!reuse) {
      addresses.assign(conversation, flow, random);
    }
    conversation.restart(plan.recipe(flow), random, startNanos, reuse);
    conversation.hasMore();
  }
}
