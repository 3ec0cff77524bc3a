// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Harm;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.report.CloseMatches;
import dev.teardown.wire.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Reads a filter over connections.
///
/// ```
/// filter := and { ("or" | "||") and }
/// and    := not { ["and" | "&&"] not }
/// not    := ("not" | "!") not | "(" filter ")" | term
/// term   := "host" ADDRESS | "net" ADDRESS/LENGTH | "port" NUMBER[-NUMBER]
///         | "ended" CODE{,CODE} | "by" WHO | "certainty" CERTAINTY | "harm" LEVEL
/// ```
///
/// Addresses and ports match either end. One use per instance.
public final class FilterParser {

  private static final List<String> TERMS =
      List.of("host", "net", "port", "ended", "by", "certainty", "harm");

  /// A filter nested deeper than this is no one's intention.
  private static final int MAX_DEPTH = 64;

  private final FilterWords words;
  private int depth;

  private FilterParser(String text) {
    this.words = new FilterWords(text);
  }

  /// @throws SelectionException naming the column where it stops making sense
  public static Predicate<Verdict> parse(String text) throws SelectionException {
    var parser = new FilterParser(text);
    var filter = parser.or();
    if (!parser.words.atEnd()) {
      throw parser.words.unexpected("'and', 'or' or the end");
    }
    return filter;
  }

  private Predicate<Verdict> or() throws SelectionException {
    var filter = and();
    while (words.take("or") || words.take("||")) {
      filter = filter.or(and());
    }
    return filter;
  }

  private Predicate<Verdict> and() throws SelectionException {
    var filter = not();
    while (words.take("and") || words.take("&&") || startsAnother()) {
      filter = filter.and(not());
    }
    return filter;
  }

  private boolean startsAnother() {
    return !words.atEnd() && !words.isNext("or") && !words.isNext("||") && !words.isNext(")");
  }

  private Predicate<Verdict> not() throws SelectionException {
    if (++depth > MAX_DEPTH) {
      throw words.error("is nested too deeply");
    }
    try {
      if (words.take("not") || words.take("!")) {
        return not().negate();
      }
      if (words.take("(")) {
        var filter = or();
        if (!words.take(")")) {
          throw words.unexpected("')'");
        }
        return filter;
      }
      return term();
    } finally {
      depth--;
    }
  }

  private Predicate<Verdict> term() throws SelectionException {
    if (words.atEnd()) {
      throw words.unexpected("a condition such as 'host 10.0.0.1'");
    }
    var kind = words.next();
    if (!TERMS.contains(kind)) {
      throw words.errorAtLast(
          "'"
              + kind
              + "' is no condition"
              + CloseMatches.hint(kind, TERMS)
              + " (host, net, port, ended, by, certainty, harm)");
    }
    if (words.atEnd()) {
      throw words.unexpected("what '" + kind + "' is to be");
    }
    var value = words.next();
    try {
      return condition(kind, value);
    } catch (SelectionException e) {
      throw words.errorAtLast(String.valueOf(e.getMessage()));
    }
  }

  private static Predicate<Verdict> condition(String kind, String value) throws SelectionException {
    return switch (kind) {
      case "host" -> within(AddressRange.host(value));
      case "net" -> within(AddressRange.net(value));
      case "port" -> port(value);
      case "ended" -> ended(EndingCodes.parseList(value));
      case "by" -> {
        var who = oneOf(EndedBy.values(), EndedBy::text, value, "by");
        yield verdict -> verdict.endedBy() == who;
      }
      case "certainty" -> {
        var certainty = oneOf(Certainty.values(), Certainty::text, value, "certainty");
        yield verdict -> verdict.certainty() == certainty;
      }
      default -> {
        var level = oneOf(Harm.Level.values(), Harm.Level::text, value, "harm");
        yield verdict -> verdict.harm().level() == level;
      }
    };
  }

  private static Predicate<Verdict> within(AddressRange range) {
    return verdict -> {
      IpAddress initiator = verdict.caseFile().flow().initiator().address();
      return range.contains(initiator)
          || range.contains(verdict.caseFile().flow().responder().address());
    };
  }

  private static Predicate<Verdict> port(String text) throws SelectionException {
    int dash = text.indexOf('-');
    int from = Numbers.upTo(65_535, dash < 0 ? text : text.substring(0, dash), "a port");
    int to = dash < 0 ? from : Numbers.upTo(65_535, text.substring(dash + 1), "a port");
    return verdict -> {
      int initiator = verdict.caseFile().flow().initiator().port();
      int responder = verdict.caseFile().flow().responder().port();
      return initiator >= from && initiator <= to || responder >= from && responder <= to;
    };
  }

  private static Predicate<Verdict> ended(Set<?> endings) {
    return verdict -> endings.contains(verdict.ending());
  }

  private static <E> E oneOf(
      E[] values, java.util.function.Function<E, String> text, String wanted, String kind)
      throws SelectionException {
    var known = new ArrayList<String>();
    for (var value : values) {
      if (text.apply(value).equals(wanted)) {
        return value;
      }
      known.add(text.apply(value));
    }
    throw new SelectionException(
        "'" + wanted + "' cannot follow '" + kind + "' (" + String.join(", ", known) + " can)");
  }
}
