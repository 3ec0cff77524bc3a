// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Phrase;
import java.util.ArrayList;
import java.util.List;

/// What one rule concludes from a case file: an ending, who brought it about, how certain that is,
/// and why.
public record Finding(
    Ending ending, EndedBy endedBy, Actor actor, Certainty certainty, Reasons reasons) {

  /// Starts a finding; the actor is unknown until said.
  public static Builder of(Ending ending, EndedBy endedBy, Certainty certainty) {
    return new Builder(ending, endedBy, certainty);
  }

  /// Other endings that would leave the same evidence, the most certain first.
  public List<Alternative> alternatives() {
    return reasons.alternatives();
  }

  /// In the order of the argument.
  public List<Evidence> evidence() {
    return reasons.evidence();
  }

  /// The whole in one or two sentences.
  public Phrase sentence() {
    return reasons.sentence();
  }

  /// The same finding with more facts at the end of its evidence.
  public Finding noting(List<Evidence> facts) {
    return facts.isEmpty() ? this : withMore(certainty, facts);
  }

  /// The same finding, no more certain than `bound`, with one more piece of evidence that says why.
  public Finding atMost(Certainty bound, Evidence why) {
    return withMore(certainty.weakerOf(bound), List.of(why));
  }

  /// The same finding, brought about by this.
  public Finding by(Actor who) {
    return new Finding(ending, endedBy, who, certainty, reasons);
  }

  private Finding withMore(Certainty how, List<Evidence> facts) {
    var more = new ArrayList<>(evidence());
    more.addAll(facts);
    return new Finding(
        ending, endedBy, actor, how, new Reasons.Given(alternatives(), more, sentence()));
  }

  /// Collects a finding's parts in the order in which a rule comes upon them.
  public static final class Builder {

    private final Ending ending;
    private final EndedBy endedBy;
    private final Certainty certainty;
    private final List<Alternative> alternatives = new ArrayList<>(4);
    private final List<Evidence> evidence = new ArrayList<>(4);
    private Actor actor = Actor.UNKNOWN;

    private Builder(Ending ending, EndedBy endedBy, Certainty certainty) {
      this.ending = ending;
      this.endedBy = endedBy;
      this.certainty = certainty;
    }

    public Builder by(Actor who) {
      this.actor = who;
      return this;
    }

    /// Names another ending that would leave the same, and what would tell the two apart.
    public Builder or(Ending other, Certainty how, String settledBy, Object... arguments) {
      alternatives.add(new Alternative(other, how, Phrase.of(settledBy, arguments)));
      return this;
    }

    public Builder because(Evidence fact) {
      evidence.add(fact);
      return this;
    }

    public Builder because(List<Evidence> facts) {
      evidence.addAll(facts);
      return this;
    }

    /// Ends the finding with its sentence.
    public Finding says(String format, Object... arguments) {
      var reasons = new Reasons.Given(alternatives, evidence, Phrase.of(format, arguments));
      return new Finding(ending, endedBy, actor, certainty, reasons);
    }
  }
}
