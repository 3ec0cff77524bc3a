// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import java.util.Map;

/// The kinds of `expect` lines.
final class Expectations {

  private Expectations() {}

  /// `expect [NAME:] KIND ...`.
  static Expectation parse(Map<String, Connection> connections, Words words) {
    String connection = "";
    if (words.peek().endsWith(":")) {
      String word = words.next("a name");
      connection = word.substring(0, word.length() - 1);
      if (!connections.containsKey(connection)) {
        throw words.wrongBefore("no connection of that name");
      }
    }
    return new Expectation(words.line(), connection, words.source(), check(words));
  }

  private static Expectation.Check check(Words words) {
    String kind = words.next("what is expected");
    return switch (kind) {
      case "ending" -> VerdictChecks.ending(words);
      case "alternatives" -> VerdictChecks.alternatives(words);
      case "never" -> VerdictChecks.never(words);
      case "harm" -> VerdictChecks.harm(words);
      case "saw" -> VerdictChecks.saw(words);
      case "evidence" -> VerdictChecks.evidence(words);
      case "sentence" -> VerdictChecks.sentence(words);
      case "advice" -> VerdictChecks.advice(words);
      case "flags" -> FlowChecks.flags(words);
      case "streams" -> FlowChecks.streams(words);
      case "flow" -> FlowChecks.flow(words);
      case "half" -> FlowChecks.half(words);
      case "reset" -> FlowChecks.reset(words);
      case "zeek" -> ZeekChecks.zeek(words);
      default -> throw words.wrongBefore("unknown expectation '" + kind + "'");
    };
  }
}
