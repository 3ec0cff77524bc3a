// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.actor.Outcome;
import dev.teardown.lab.script.Range;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// What an outcome should look like: "0", "1..78192", "all then EOF", "EPIPE SIGPIPE", "any".
///
/// @param marks exactly those that the outcome should have
public record OutcomePattern(Amount amount, Set<String> marks) {

  /// What the outcome's number should be.
  public sealed interface Amount {

    /// Anything, or no number at all.
    record Any() implements Amount {
      @Override
      public String toString() {
        return "";
      }
    }

    record Within(Range range) implements Amount {
      @Override
      public String toString() {
        return range.toString();
      }
    }

    /// As many bytes as the other host's calls to send took.
    record All() implements Amount {
      @Override
      public String toString() {
        return "all";
      }
    }

    /// Fewer bytes than the other host's calls to send took.
    record Part() implements Amount {
      @Override
      public String toString() {
        return "part";
      }
    }
  }

  public OutcomePattern {
    marks = Set.copyOf(new TreeSet<>(marks));
  }

  /// @param offered bytes that the other host's calls to send had taken by then
  public boolean matches(Outcome outcome, long offered) {
    return amountFits(outcome, offered) && new HashSet<>(outcome.marks()).equals(marks);
  }

  private boolean amountFits(Outcome outcome, long offered) {
    long number = outcome.number().orElse(-1);
    return switch (amount) {
      case Amount.Any() -> true;
      case Amount.Within(var range) -> range.contains(number);
      case Amount.All() -> number == offered;
      case Amount.Part() -> number >= 0 && number < offered;
    };
  }

  @Override
  public String toString() {
    var names = String.join(" ", new TreeSet<>(marks));
    var number = amount.toString();
    return number.isEmpty() || names.isEmpty() ? number + names : number + " then " + names;
  }
}
