// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

/// What this variant says about the claim of its case.
///
/// @param condition what it depends on; "" where nothing is said
public record Judgement(Kind kind, String condition) {

  /// The answers.
  public enum Kind {
    CONFIRMED("confirmed"),
    CONFIRMED_IF("confirmed only if"),
    REFUTED("refuted"),
    /// The variant is no instance of the claim: it shows something beside it.
    BESIDE("beside the claim");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  @Override
  public String toString() {
    if (condition.isEmpty()) {
      return kind.text();
    }
    return kind.text() + (kind == Kind.CONFIRMED_IF ? " " : ": ") + condition;
  }
}
