// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A case as text: segments of both sides on one time axis, then what is expected of it. The README
/// beside the scripts has the language.
///
/// @param capturedLosses packets that the capture says it lost
/// @param broken whether the capture breaks off in mid-record
record SegScript(
    String name,
    Map<String, Connection> connections,
    List<SegEvent> events,
    List<Expectation> expectations,
    long capturedLosses,
    boolean broken) {

  static SegScript parse(String name, String text) {
    return new Parser(name).parse(text);
  }

  private static final class Parser {

    private final String name;
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final List<SegEvent> events = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private long nowNanos;
    private long losses;
    private boolean broken;

    Parser(String name) {
      this.name = name;
      connections.put("", Connection.unnamed());
    }

    SegScript parse(String text) {
      int number = 0;
      for (String line : text.lines().toList()) {
        var words = new Words(++number, line);
        if (words.hasNext()) {
          line(words);
          words.end();
        }
      }
      return new SegScript(name, connections, events, expectations, losses, broken);
    }

    private void line(Words words) {
      String first = words.peek();
      if (first.startsWith("+") || first.startsWith("@")) {
        event(words);
      } else if (words.accept("expect")) {
        expectations.add(Expectations.parse(connections, words));
      } else if (words.accept("connection")) {
        String label = words.next("a name");
        connections.put(label, Connection.parse(label, connections.get(""), words));
      } else if (words.accept("capture")) {
        capture(words);
      } else {
        connections.put("", Connection.parse("", connections.get(""), words));
      }
    }

    private void capture(Words words) {
      switch (words.next("lost or broken")) {
        case "lost" -> losses = words.integer("a number of packets");
        case "broken" -> broken = true;
        default -> throw words.wrongBefore("lost N or broken expected");
      }
    }

    private void event(Words words) {
      String time = words.next("a time");
      long nanos = words.nanos(time.substring(1));
      nowNanos = time.startsWith("+") ? nowNanos + nanos : nanos;
      events.add(SegEvents.parse(nowNanos, connections, words));
    }
  }
}
