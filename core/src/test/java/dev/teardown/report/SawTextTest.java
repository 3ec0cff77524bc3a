// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.diagnosis.Saw;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The results of calls read as a sequence, and an error that comes once does not read as two.
class SawTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data ECONNRESET eof | ECONNRESET EPIPE | once | receives: first data, then ECONNRESET,"
            + " then eof; or sends: first ECONNRESET, then EPIPE; once",
        "data eof | ok EPIPE | '' | receives: first data, then eof; sends: first ok, then EPIPE",
        "ECONNREFUSED | ECONNREFUSED | '' | receives or sends: ECONNREFUSED",
        "blocks | blocks | '' | receives: blocks; sends: blocks",
        "eof | '' | it closed | receives: eof; it closed",
        "'' | '' | it closed | it closed"
      })
  void readsAs(String receives, String sends, String note, String text) {
    assertThat(SawText.of(new Saw(results(receives), results(sends), note, ""))).isEqualTo(text);
  }

  private static List<String> results(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }
}
