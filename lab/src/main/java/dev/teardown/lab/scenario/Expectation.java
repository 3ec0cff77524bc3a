// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.script.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a step should give: one of some patterns, within some time.
///
/// @param patterns alternatives; empty where anything will do
public record Expectation(List<OutcomePattern> patterns, Optional<Span> within) {

  static final Expectation ANY = new Expectation(List.of(), Optional.empty());

  public Expectation {
    patterns = List.copyOf(patterns);
  }

  public boolean isAny() {
    return patterns.isEmpty() && within.isEmpty();
  }

  /// As it is written: "= 0 or EPIPE within 1s..2s".
  @Override
  public String toString() {
    var wanted = patterns.stream().map(Object::toString).collect(Collectors.joining(" or "));
    return (wanted.isEmpty() ? "" : wanted + " ")
        .concat(within.map(span -> "within " + span).orElse(""))
        .strip();
  }
}
