// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The truth speaks Teardown's words, so that a script can compare it with verdicts.
class TruthVocabularyTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeIsAnEndingAndTheTrueOneIsAcceptedFirst(GeneratedEnding ending) {
    var accepted = ending.acceptedCodes().split(",");

    assertThat(accepted).allMatch(code -> Ending.of(code).isPresent());
    assertThat(accepted[0]).isEqualTo(ending.code());
  }

  @ParameterizedTest
  @EnumSource
  void everyEnderIsKnown(GeneratedEnding ending) {
    for (var side : Side.values()) {
      var endedBy = new FlowRecipe(ending, side, 0, 0).endedBy();

      assertThat(Arrays.stream(EndedBy.values()).map(EndedBy::text)).contains(endedBy);
    }
  }
}
