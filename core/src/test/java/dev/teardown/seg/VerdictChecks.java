// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Harm;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.flow.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Expectations about the verdict. What fails prints the whole of it.
final class VerdictChecks {

  private VerdictChecks() {}

  /// `CODE | CODE [by WHO] [actor WHO] [certainty C|C]`.
  static Expectation.Check ending(Words words) {
    var codes = new LinkedHashSet<String>();
    do {
      codes.add(code(words));
    } while (words.accept("|"));
    var by = words.accept("by") ? Optional.of(words.next("who")) : Optional.<String>empty();
    var actor = words.accept("actor") ? Optional.of(words.next("actor")) : Optional.<String>empty();
    Set<String> certainty =
        words.accept("certainty") ? Set.of(words.next("certainty").split("\\|")) : Set.of();
    return (run, connection) -> {
      var v = run.verdict(connection);
      boolean fits =
          codes.contains(v.ending().code())
              && by.map(who -> who.equals(v.endedBy().text())).orElse(true)
              && actor.map(who -> who.equals(v.actor().text())).orElse(true)
              && (certainty.isEmpty() || certainty.contains(v.certainty().text()));
      return failUnless(fits, v);
    };
  }

  private static String code(Words words) {
    String code = words.next("an ending");
    if (Ending.of(code).isEmpty()) {
      throw words.wrongBefore("no ending's code: '" + code + "'");
    }
    return code;
  }

  private static Set<String> codes(Words words) {
    var codes = new LinkedHashSet<String>();
    do {
      codes.add(code(words));
    } while (words.hasNext());
    return codes;
  }

  static Expectation.Check alternatives(Words words) {
    var codes = codes(words);
    return (run, connection) -> {
      var v = run.verdict(connection);
      return failUnless(alternativesOf(v).containsAll(codes), v);
    };
  }

  static Expectation.Check never(Words words) {
    var codes = codes(words);
    return (run, connection) -> {
      var v = run.verdict(connection);
      var named = new ArrayList<>(alternativesOf(v));
      named.add(v.ending().code());
      return failUnless(named.stream().noneMatch(codes::contains), v);
    };
  }

  private static List<String> alternativesOf(Verdict v) {
    return v.alternatives().stream().map(a -> a.ending().code()).toList();
  }

  /// `LEVEL [undelivered SIDE BYTES]...`: bytes that this side sent in vain.
  static Expectation.Check harm(Words words) {
    String level = words.next("a level");
    if (List.of(Harm.Level.values()).stream().noneMatch(l -> l.text().equals(level))) {
      throw words.wrongBefore("no level of harm: '" + level + "'");
    }
    var undelivered = new long[] {-1, -1};
    while (words.accept("undelivered")) {
      var side = FlowChecks.side(words);
      undelivered[side.ordinal()] = words.integer("bytes");
    }
    return (run, connection) -> {
      var v = run.verdict(connection);
      var harm = v.harm();
      boolean fits =
          harm.level().text().equals(level)
              && (undelivered[0] < 0 || undelivered[0] == harm.undeliveredInitiator())
              && (undelivered[1] < 0 || undelivered[1] == harm.undeliveredResponder());
      return failUnless(fits, v);
    };
  }

  /// `SIDE [receives A,B] [sends A,B] [note "TEXT"] [windows "TEXT"]`.
  static Expectation.Check saw(Words words) {
    var side = FlowChecks.side(words);
    var receives = list(words, "receives");
    var sends = list(words, "sends");
    String note = words.accept("note") ? words.quoted("note") : "";
    String windows = words.accept("windows") ? words.quoted("windows") : "";
    return (run, connection) -> {
      var v = run.verdict(connection);
      var saw = v.saw(side);
      boolean fits =
          receives.map(saw.receives()::equals).orElse(true)
              && sends.map(saw.sends()::equals).orElse(true)
              && saw.note().contains(note)
              && saw.windows().contains(windows);
      return failUnless(fits, v);
    };
  }

  private static Optional<List<String>> list(Words words, String what) {
    return words.accept(what)
        ? Optional.of(List.of(words.next(what).split(",")))
        : Optional.empty();
  }

  static Expectation.Check evidence(Words words) {
    String text = words.quoted("evidence");
    return (run, connection) -> {
      var v = run.verdict(connection);
      return failUnless(v.evidence().stream().anyMatch(e -> e.toString().contains(text)), v);
    };
  }

  static Expectation.Check sentence(Words words) {
    String text = words.quoted("sentence");
    return (run, connection) -> {
      var v = run.verdict(connection);
      return failUnless(v.sentence().contains(text), v);
    };
  }

  static Expectation.Check advice(Words words) {
    String text = words.quoted("advice");
    return (run, connection) -> {
      var v = run.verdict(connection);
      return failUnless(v.advice().toString().contains(text), v);
    };
  }

  private static Optional<String> failUnless(boolean fits, Verdict verdict) {
    return fits ? Optional.empty() : Optional.of(describe(verdict));
  }

  /// The verdict in the words of the scripts.
  static String describe(Verdict v) {
    return """
    ending %s by %s actor %s certainty %s
      alternatives %s
      harm %s undelivered initiator %d undelivered responder %d
      saw initiator %s
      saw responder %s
      sentence "%s"
      advice "%s"
      evidence
    %s\
    """
        .formatted(
            v.ending().code(),
            v.endedBy().text(),
            v.actor().text(),
            v.certainty().text(),
            v.alternatives().stream()
                .map(a -> a.ending().code() + " (" + a.certainty().text() + ")")
                .collect(Collectors.joining(" ")),
            v.harm().level().text(),
            v.harm().undeliveredInitiator(),
            v.harm().undeliveredResponder(),
            saw(v.saw(Side.INITIATOR)),
            saw(v.saw(Side.RESPONDER)),
            v.sentence(),
            v.advice(),
            v.evidence().stream().map(e -> "    " + e).collect(Collectors.joining("\n")))
        .replace("\n", "\n    ");
  }

  private static String saw(dev.teardown.diagnosis.Saw saw) {
    return "receives %s sends %s note \"%s\" windows \"%s\""
        .formatted(
            String.join(",", saw.receives()),
            String.join(",", saw.sends()),
            saw.note(),
            saw.windows());
  }
}
