// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;

/// Where a reset comes from, by the weight of all clues.
///
/// @param weight above 0 for the host itself, below 0 for somebody else
/// @param clues the heaviest first
public record Origin(Source source, int weight, List<Evidence> clues, List<Evidence> doubts) {

  /// Who sent it.
  public enum Source {
    /// The host whose address it bears.
    HOST,
    UNCLEAR,
    /// A device on the path, or a filter in front of the host's TCP.
    SOMEBODY_ELSE
  }

  private static final int ENOUGH = 2;

  private static final List<OriginTest> TESTS =
      List.of(
          new Continuation(),
          new MirroredResets(),
          new HopCount(),
          new Timestamps(),
          new IpIdentification(),
          new SequenceChoice(),
          new ReplyLatency(),
          new LateReply(),
          new ForeignForm());

  public Origin {
    clues = List.copyOf(clues);
    doubts = List.copyOf(doubts);
  }

  /// Runs all tests on one reset.
  public static Origin of(ObservedReset reset) {
    var found = new ArrayList<OriginClue>(TESTS.size());
    int sum = 0;
    for (var test : TESTS) {
      var clue = test.examine(reset);
      if (clue.isPresent()) {
        insert(found, clue.get());
        sum += clue.get().weight();
      }
    }
    return new Origin(sourceOf(sum), sum, side(found, sum >= 0), side(found, sum < 0));
  }

  /// Keeps the heaviest first, and equal ones in the order of the tests.
  private static void insert(List<OriginClue> found, OriginClue clue) {
    int at = found.size();
    while (at > 0 && Math.abs(found.get(at - 1).weight()) < Math.abs(clue.weight())) {
      at--;
    }
    found.add(at, clue);
  }

  private static Source sourceOf(int sum) {
    if (sum >= ENOUGH) {
      return Source.HOST;
    }
    return sum <= -ENOUGH ? Source.SOMEBODY_ELSE : Source.UNCLEAR;
  }

  private static List<Evidence> side(List<OriginClue> found, boolean positive) {
    var evidence = new ArrayList<Evidence>(found.size());
    for (var clue : found) {
      if (clue.weight() > 0 == positive) {
        evidence.add(clue.evidence());
      }
    }
    return evidence;
  }

  public boolean isSomebodyElse() {
    return source == Source.SOMEBODY_ELSE;
  }

  /// Whether the sender's socket was seen to live on, so that it cannot have sent the reset.
  public boolean isProvenOther() {
    return weight <= -OriginClue.DECISIVE / 2;
  }

  /// How certain a verdict may be that rests on the host itself having sent the reset.
  public Certainty bound() {
    return switch (source) {
      case HOST -> Certainty.PROVEN;
      case UNCLEAR -> weight >= 0 ? Certainty.LIKELY : Certainty.POSSIBLE;
      case SOMEBODY_ELSE -> Certainty.POSSIBLE;
    };
  }
}
