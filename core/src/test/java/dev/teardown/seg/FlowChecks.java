// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.flow.SegmentFlag;
import dev.teardown.flow.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Expectations about frames and flows, verdict aside.
final class FlowChecks {

  private FlowChecks() {}

  static Side side(Words words) {
    String word = words.next("a side");
    return Connection.side(word).orElseThrow(() -> words.wrongBefore("no side: '" + word + "'"));
  }

  /// `flags FRAME FLAG...`, `flags FRAME none`.
  static Expectation.Check flags(Words words) {
    int frame = words.integer("a frame");
    var expected = new TreeSet<SegmentFlag>();
    while (words.hasNext() && !words.accept("none")) {
      String name = words.next("a flag");
      expected.add(
          List.of(SegmentFlag.values()).stream()
              .filter(flag -> flag.text().equals(name))
              .findFirst()
              .orElseThrow(() -> words.wrongBefore("no flag: '" + name + "'")));
    }
    return (run, _) -> {
      if (frame >= run.masks().size()) {
        return Optional.of("only " + (run.masks().size() - 1) + " frames");
      }
      if (run.masks().get(frame) < 0) {
        return Optional.of("no segment");
      }
      var got = SegmentFlag.of(run.masks().get(frame));
      return got.equals(List.copyOf(expected))
          ? Optional.empty()
          : Optional.of("flags " + frame + " " + got.stream().map(SegmentFlag::text).toList());
    };
  }

  static Expectation.Check streams(Words words) {
    int expected = words.integer("a number");
    return (run, _) ->
        run.streams() == expected ? Optional.empty() : Optional.of("streams " + run.streams());
  }

  /// `flow PROPERTY VALUE ...`; the names are [FlowFacts]'.
  static Expectation.Check flow(Words words) {
    var expected = pairs(words, FlowFacts.OF_FLOW);
    return (run, connection) -> compare(FlowFacts.OF_FLOW, run.flow(connection), expected);
  }

  /// `half SIDE PROPERTY VALUE ...`.
  static Expectation.Check half(Words words) {
    var side = side(words);
    var expected = pairs(words, FlowFacts.OF_HALF);
    return (run, connection) ->
        compare(FlowFacts.OF_HALF, run.flow(connection).half(side), expected);
  }

  /// `reset NUMBER PROPERTY VALUE ...`: the connection's first reset is 1.
  static Expectation.Check reset(Words words) {
    int number = words.integer("the reset's number");
    var expected = pairs(words, FlowFacts.OF_RESET);
    return (run, connection) -> {
      var resets = run.flow(connection).resets();
      return number > resets.size()
          ? Optional.of("only " + resets.size() + " resets")
          : compare(FlowFacts.OF_RESET, resets.get(number - 1), expected);
    };
  }

  private static <T> Map<String, String> pairs(
      Words words, Map<String, Function<T, Object>> known) {
    var pairs = new LinkedHashMap<String, String>();
    do {
      String name = words.next("a property");
      if (!known.containsKey(name)) {
        throw words.wrongBefore("no property '" + name + "'; there are " + known.keySet());
      }
      pairs.put(name, words.next("a value"));
    } while (words.hasNext());
    return pairs;
  }

  private static <T> Optional<String> compare(
      Map<String, Function<T, Object>> known, T subject, Map<String, String> expected) {
    var wrong = new ArrayList<String>();
    expected.forEach((name, value) -> {
      var read = known.get(name);
      String got = read == null ? "" : read.apply(subject).toString();
      if (!got.equals(value)) {
        wrong.add(name + " " + got);
      }
    });
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", wrong));
  }
}
