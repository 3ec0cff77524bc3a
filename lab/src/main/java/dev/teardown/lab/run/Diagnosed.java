// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.diagnosis.Alternative;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Truth;
import java.util.List;
import java.util.Locale;

/// What Teardown's own diagnosis says of a run, and how that stands to the truth.
///
/// @param vantage at which end of the cable the packets were seen
/// @param withKernel whether it knew what the kernels said, or the packets alone
public record Diagnosed(Host vantage, boolean withKernel, Verdict verdict, Rating rating) {

  /// From best to worst.
  public enum Rating {
    /// The true code.
    RIGHT,
    /// A wider or another code that the packets allow, with the true one among its alternatives.
    HONEST,
    /// What ended it never showed at this end, and the code says no more than what did.
    UNSEEN,
    /// Another code, but the true one is among its alternatives.
    LISTED,
    /// The truth is not mentioned.
    WRONG,
    /// Another code, and "proven": the worst that there is.
    WRONG_AND_PROVEN;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Diagnosed of(
      Scenario scenario, Truth truth, Host vantage, boolean withKernel, Verdict verdict) {
    return new Diagnosed(
        vantage, withKernel, verdict, rate(scenario, truth, vantage, withKernel, verdict));
  }

  private static Rating rate(
      Scenario scenario, Truth truth, Host vantage, boolean withKernel, Verdict verdict) {
    var said = verdict.ending();
    if (said == truth.ending()) {
      return Rating.RIGHT;
    }
    boolean isBlind = scenario.unseen().getOrDefault(vantage, List.of()).contains(said);
    if (isBlind && !withKernel) {
      return Rating.UNSEEN;
    }
    boolean isAcceptable = !withKernel && scenario.acceptable().contains(said);
    if (verdict.certainty() == Certainty.PROVEN && !(isAcceptable && isFamily(said))) {
      return Rating.WRONG_AND_PROVEN;
    }
    boolean isListed =
        verdict.alternatives().stream().map(Alternative::ending).anyMatch(truth.ending()::equals);
    if (!isListed) {
      return Rating.WRONG;
    }
    return isAcceptable ? Rating.HONEST : Rating.LISTED;
  }

  /// Codes that say only what kind of ending it was: true whatever the cause.
  private static boolean isFamily(Ending ending) {
    return ending == Ending.ACTIVE_RESET
        || ending == Ending.REPLY_RESET
        || ending == Ending.SILENCE
        || ending == Ending.OPEN;
  }

  /// Whether it is as good as it can be: with the kernel's word right, from packets also honest.
  public boolean isGood() {
    return rating == Rating.RIGHT || rating == Rating.HONEST || rating == Rating.UNSEEN;
  }
}
