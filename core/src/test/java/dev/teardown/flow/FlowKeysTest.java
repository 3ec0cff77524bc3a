// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.wire.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The table of 4-tuples against a HashMap.
class FlowKeysTest {

  private static final int SLOTS = 1 << 10;

  /// An IPv4 or IPv6 address and a port.
  private record End(long high, long low, int port) {}

  private record Tuple(End initiator, End responder) {
    int hash(FlowKeys keys) {
      return keys.hash(
          initiator.high(),
          initiator.low(),
          initiator.port(),
          responder.high(),
          responder.low(),
          responder.port());
    }

    Tuple reversed() {
      return new Tuple(responder, initiator);
    }

    Flow flow(int stream) {
      return new Flow(stream, half(initiator), half(responder), false, 0, 1);
    }

    private static HalfFlow half(End end) {
      return new HalfFlow(end.high(), end.low(), end.port());
    }

    @Nullable Flow in(FlowKeys keys) {
      return keys.find(
          hash(keys),
          initiator.high(),
          initiator.low(),
          initiator.port(),
          responder.high(),
          responder.low(),
          responder.port());
    }
  }

  private enum Kind {
    PUT,
    REPLACE,
    REMOVE,
    REMOVE_REPLACED
  }

  private record Step(Kind kind, int tuple) {}

  private static final End SERVICE = new End(0x2001_0db8_0000_0000L, 1, 443);

  /// Tuples whose home is one of the last or first slots, so that runs are long and wrap around.
  private static List<Tuple> crowded(FlowKeys keys, int howMany) {
    var crowd = new ArrayList<Tuple>();
    for (int i = 0; crowd.size() < howMany; i++) {
      long low = i % 2 == 0 ? IpAddress.mappedLow(i) : i;
      var tuple = new Tuple(new End(i % 2 == 0 ? 0 : i, low, i & 0xffff), SERVICE);
      if ((tuple.hash(keys) + 3 & SLOTS - 1) < 6) {
        crowd.add(tuple);
      }
    }
    return crowd;
  }

  @Property(tries = 200)
  void findsWhatAMapFinds(@ForAll("steps") List<Step> steps) {
    var keys = new FlowKeys(7);
    var crowd = crowded(keys, 40);
    var map = new HashMap<Tuple, Flow>();
    var replaced = new HashMap<Tuple, Flow>();
    for (int i = 0; i < steps.size(); i++) {
      var tuple = crowd.get(steps.get(i).tuple());
      take(steps.get(i).kind(), tuple, tuple.flow(i), keys, map, replaced);
    }
    for (var tuple : crowd) {
      assertThat(tuple.in(keys)).isSameAs(map.get(tuple));
      assertThat(tuple.reversed().in(keys)).isSameAs(map.get(tuple));
    }
  }

  private static void take(
      Kind kind,
      Tuple tuple,
      Flow flow,
      FlowKeys keys,
      Map<Tuple, Flow> map,
      Map<Tuple, Flow> replaced) {
    var known = map.get(tuple);
    switch (kind) {
      case PUT, REPLACE -> {
        if (known == null || kind == Kind.REPLACE) {
          keys.put(tuple.hash(keys), flow, known);
          map.put(tuple, flow);
          replaced.put(tuple, known == null ? flow : known);
        }
      }
      case REMOVE -> {
        keys.remove(known == null ? flow : known);
        map.remove(tuple);
      }
      case REMOVE_REPLACED -> {
        var older = replaced.get(tuple);
        if (older != null && older != known) {
          keys.remove(older);
        }
      }
    }
  }

  @Test
  void growsAndShrinksWithoutLosingAny() {
    var keys = new FlowKeys(11);
    var flows = new ArrayList<Flow>();
    for (int i = 0; i < 20_000; i++) {
      var tuple = tuple(i);
      var flow = tuple.flow(i);
      flows.add(flow);
      keys.put(tuple.hash(keys), flow, null);
    }
    for (int i = 0; i < flows.size(); i += 2) {
      keys.remove(flows.get(i));
    }
    for (int i = 0; i < flows.size(); i++) {
      assertThat(tuple(i).in(keys)).isSameAs(i % 2 == 0 ? null : flows.get(i));
    }
  }

  private static Tuple tuple(int i) {
    return new Tuple(
        new End(0, IpAddress.mappedLow(0x0a00_0000 + i / 100), 1024 + i % 100), SERVICE);
  }

  @Test
  void replacingWhileGrowingKeepsOne() {
    var keys = new FlowKeys(3);
    var crowd = crowded(keys, 5);
    var old = crowd.getFirst().flow(0);
    keys.put(crowd.getFirst().hash(keys), old, null);
    for (int i = 0; i < SLOTS / 8 * 5 - 1; i++) {
      keys.put(tuple(i).hash(keys), tuple(i).flow(i), null);
    }
    var young = crowd.getFirst().flow(1);
    keys.put(crowd.getFirst().hash(keys), young, old);
    assertThat(crowd.getFirst().in(keys)).isSameAs(young);
    keys.remove(old);
    assertThat(crowd.getFirst().in(keys)).isSameAs(young);
    keys.remove(young);
    assertThat(crowd.getFirst().in(keys)).as("no second copy").isNull();
  }

  @Property
  void hashesBothDirectionsAlike(
      @ForAll long seed, @ForAll("ends") End one, @ForAll("ends") End other) {
    var keys = new FlowKeys(seed);
    var tuple = new Tuple(one, other);
    assertThat(tuple.hash(keys)).isEqualTo(tuple.reversed().hash(keys)).isNotZero();
  }

  /// Fields that change together must not cancel each other out, whatever the seed: these are what
  /// a sender would try that owns a whole IPv6 prefix.
  @Property(tries = 50)
  void craftedAddressesSpread(@ForAll long seed) {
    var keys = new FlowKeys(seed);
    int sent = 4096;
    var byPort = new HashSet<Integer>();
    var byHalves = new HashSet<Integer>();
    var byTop = new HashSet<Integer>();
    for (int i = 0; i < sent; i++) {
      byPort.add(home(keys, new End(1, (1L << 60) - i * ((1L << 40) + 1), i)));
      byHalves.add(home(keys, new End(i, -i, 1)));
      byTop.add(home(keys, new End((long) i << 52, (long) i << 52, 1)));
    }
    assertThat(byPort).hasSizeGreaterThan(SLOTS / 2);
    assertThat(byHalves).hasSizeGreaterThan(SLOTS / 2);
    assertThat(byTop).hasSizeGreaterThan(SLOTS / 4);
  }

  private static int home(FlowKeys keys, End end) {
    return new Tuple(end, SERVICE).hash(keys) & SLOTS - 1;
  }

  @Provide
  Arbitrary<End> ends() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.longs(), Arbitraries.integers().between(0, 0xffff))
        .as(End::new);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var tuples =
        Arbitraries.integers().between(0, 39).withDistribution(RandomDistribution.uniform());
    return Combinators.combine(Arbitraries.of(Kind.values()), tuples)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(300);
  }
}
