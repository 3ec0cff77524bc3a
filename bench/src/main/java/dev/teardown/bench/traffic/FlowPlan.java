// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.util.SplittableRandom;

/// Decides for every flow how it ends and how many segments it has, so that the sum is exact.
///
/// Sizes are heavy-tailed (Pareto, shape 1.2): most flows are small, a few carry much.
final class FlowPlan {

  private static final int PURPOSE_RECIPE = 0;
  private static final int SMALLEST_BODY = 2;
  private static final double LARGEST_WEIGHT = 2000;
  private static final GeneratedEnding[] ENDINGS = GeneratedEnding.values();

  private final byte[] endings;
  private final byte[] variants;
  private final boolean[] responderActs;
  private final int[] bodies;
  private long packets;

  /// @throws IllegalArgumentException when the packets do not suffice for the flows' endings
  FlowPlan(CaptureOptions options) {
    endings = new byte[options.flows()];
    variants = new byte[options.flows()];
    responderActs = new boolean[options.flows()];
    bodies = new int[options.flows()];
    var weights = new float[options.flows()];
    for (var flow = 0; flow < options.flows(); flow++) {
      var random = new SplittableRandom(options.seedOf(flow, PURPOSE_RECIPE));
      draw(flow, options.shortFlows(), random);
      var isBulk = !options.shortFlows() && ending(flow).isEstablished();
      weights[flow] = isBulk ? weight(random) : 0;
      packets += recipe(flow).framePackets() + bodies[flow];
    }
    if (options.packets() > 0) {
      distribute(options.packets() - packets, weights);
    }
  }

  int flows() {
    return endings.length;
  }

  /// How many segments all flows have together.
  long packets() {
    return packets;
  }

  FlowRecipe recipe(int flow) {
    var actor = responderActs[flow] ? Side.RESPONDER : Side.INITIATOR;
    return new FlowRecipe(ending(flow), actor, variants[flow], bodies[flow]);
  }

  private GeneratedEnding ending(int flow) {
    return ENDINGS[endings[flow]];
  }

  private void draw(int flow, boolean shortFlows, SplittableRandom random) {
    var perMille = random.nextInt(1000);
    var chosen = 0;
    while (perMille >= ENDINGS[chosen].perMille(shortFlows)) {
      perMille -= ENDINGS[chosen].perMille(shortFlows);
      chosen++;
    }
    endings[flow] = (byte) chosen;
    variants[flow] = (byte) random.nextInt(ENDINGS[chosen].variants());
    responderActs[flow] = random.nextInt(5) < 2;
    if (ENDINGS[chosen].isEstablished()) {
      bodies[flow] = shortFlows ? 3 + random.nextInt(4) / 3 : SMALLEST_BODY;
    }
  }

  private static float weight(SplittableRandom random) {
    return (float) Math.min(LARGEST_WEIGHT, Math.pow(1 - random.nextDouble(), -1 / 1.2));
  }

  private void distribute(long rest, float[] weights) {
    var sum = 0.0;
    for (var weight : weights) {
      sum += weight;
    }
    if (rest < 0 || (rest > 0 && sum == 0)) {
      throw new IllegalArgumentException(
          "the endings of these flows take %d packets, not %d".formatted(packets, packets + rest));
    }
    var left = rest;
    for (var flow = 0; flow < weights.length; flow++) {
      var share = (long) (rest * (weights[flow] / sum));
      bodies[flow] = Math.toIntExact(bodies[flow] + share);
      left -= share;
    }
    for (var flow = 0; left > 0; flow = (flow + 1) % weights.length) {
      if (weights[flow] > 0) {
        bodies[flow]++;
        left--;
      }
    }
    packets += rest;
  }
}
