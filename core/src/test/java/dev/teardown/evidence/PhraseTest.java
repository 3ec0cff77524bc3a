// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {

  /// The library's formatter is the judge, for the phrases that are filled in by hand too.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "%s sent %d bytes",
        "%s%d",
        "nothing to fill in",
        "%s sent %,d bytes",
        "%s: 100 %% of %d",
        "%2$s before %1$s",
        "%s sent %d bytes and no more"
      })
  void isWhatTheLibraryFormats(String format) {
    Object[] arguments = {"10.0.0.1:80", 1234567L};
    assertThat(Phrase.of(format, arguments).toString())
        .isEqualTo(String.format(Locale.ROOT, format, arguments));
  }

  @org.junit.jupiter.api.Test
  void withoutArgumentsTheTextStandsAsItIs() {
    assertThat(Phrase.of("100 % of it").toString()).isEqualTo("100 % of it");
  }
}
