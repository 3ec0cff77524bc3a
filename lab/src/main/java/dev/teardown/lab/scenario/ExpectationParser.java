// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.evidence.Errno;
import dev.teardown.lab.actor.Outcome;
import dev.teardown.lab.script.Range;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Word;
import dev.teardown.lab.script.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads what a step should give: "= 0 or EPIPE within 1s..2s".
final class ExpectationParser {

  private static final String EXPECTED = "an outcome";

  /// Marks that are no error numbers: those are known by their names.
  private static final List<String> MARKS =
      List.of(
          "IN",
          "OUT",
          "PRI",
          "RDHUP",
          "ERR",
          "HUP",
          "NVAL",
          Outcome.EOF,
          Outcome.SIGPIPE,
          Outcome.NOTHING,
          "blocked",
          "exited",
          "ESTABLISHED",
          "SYN_SENT",
          "SYN_RECV",
          "FIN_WAIT1",
          "FIN_WAIT2",
          "TIME_WAIT",
          "CLOSE",
          "CLOSE_WAIT",
          "LAST_ACK",
          "LISTEN",
          "CLOSING");

  /// The error numbers that scenarios see most, for the hint.
  private static final List<String> ERRORS =
      List.of(
          "ECONNRESET",
          "EPIPE",
          "ETIMEDOUT",
          "ECONNREFUSED",
          "ECONNABORTED",
          "EHOSTUNREACH",
          "ENETUNREACH",
          "ENOTCONN",
          "EAGAIN",
          "EINPROGRESS",
          "EINVAL",
          "EMFILE",
          "EBADF");

  private ExpectationParser() {}

  static Expectation parse(Words words) throws ScriptException {
    var patterns = new ArrayList<OutcomePattern>();
    if (words.takes("=")) {
      do {
        patterns.add(pattern(words));
      } while (words.takes("or"));
    }
    Optional<Span> within =
        words.takes("within") ? Optional.of(Span.take(words)) : Optional.empty();
    return new Expectation(patterns, within);
  }

  private static OutcomePattern pattern(Words words) throws ScriptException {
    OutcomePattern.Amount amount = new OutcomePattern.Amount.Any();
    var marks = new HashSet<String>();
    var start = words.position();
    do {
      var word = words.take(EXPECTED + " such as 0, 1..1000, EPIPE SIGPIPE or IN OUT");
      if (word.is("all")) {
        amount = new OutcomePattern.Amount.All();
      } else if (word.is("part")) {
        amount = new OutcomePattern.Amount.Part();
      } else if (Range.looksLike(word.text())) {
        amount = new OutcomePattern.Amount.Within(Range.of(word, EXPECTED));
      } else if (!word.is("then")) {
        marks.add(mark(word));
      }
    } while (words.hasNext() && !endsPattern(words));
    if (marks.isEmpty() && amount instanceof OutcomePattern.Amount.Any) {
      throw new ScriptException(start, "expected " + EXPECTED);
    }
    return new OutcomePattern(amount, marks);
  }

  private static boolean endsPattern(Words words) {
    return words.sees("or") || words.sees("within") || words.sees("limit") || words.sees("&");
  }

  /// Java's exceptions are marks too, with the words of their texts joined by "_".
  private static String mark(Word word) throws ScriptException {
    var text = word.text();
    boolean isOfJava = text.endsWith("Exception") || text.indexOf('_') > 0;
    if (MARKS.contains(text) || Errno.named(text).isPresent() || isOfJava) {
      return text;
    }
    var known = new ArrayList<>(MARKS);
    known.addAll(ERRORS);
    throw Words.unexpected(word, EXPECTED, known);
  }
}
