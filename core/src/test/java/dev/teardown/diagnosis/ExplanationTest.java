// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

  @ParameterizedTest
  @EnumSource(Ending.class)
  void everyCodeHasAPageWithAllSections(Ending ending) {
    var page = Explanation.of(ending);
    assertThat(page.title()).isNotBlank();
    for (var section : Explanation.Section.values()) {
      assertThat(page.section(section)).as(section.heading()).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void pagesPointToOtherCodesThatExist(Ending ending) {
    var page = Explanation.of(ending);
    var words = page.section(Explanation.Section.SEE_ALSO).split("[,\\s]+");
    assertThat(page.seeAlso()).isNotEmpty().hasSize(words.length).doesNotContain(ending);
  }

  @Test
  void aLanguageWithoutPagesGetsTheEnglishOne() {
    assertThat(Explanation.of(Ending.FIN, "xx")).isEqualTo(Explanation.of(Ending.FIN));
  }

  @Test
  void sectionsHoldTheTextUnderTheirHeading() {
    var page = Explanation.of(Ending.UNREAD_DATA);
    assertThat(page.title()).isEqualTo("closed with unread input, so a reset instead of a FIN");
    assertThat(page.section(Explanation.Section.WHAT))
        .startsWith("An application closed its socket");
    assertThat(page.section(Explanation.Section.WINDOWS)).contains("10054").doesNotContain("##");
  }
}
