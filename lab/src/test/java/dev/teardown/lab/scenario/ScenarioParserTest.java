// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.lab.script.ScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioParserTest {

  private static final String GOOD =
      """
      case   s4
      title  kill -9 while sending
      truth  unread-data by client process-killed
      packets unread-data or linger-zero
      process client

             server listen
             client connect = 0
      +20ms  client kill -9
             server recv = ECONNRESET within 0s..2s
      expect wire client RST,ACK active
      """;

  @Test
  void readsEachPart() throws ScriptException {
    var scenario = ScenarioParser.parse("mine.scenario", GOOD);
    assertThat(scenario.group()).isEqualTo("s4");
    assertThat(scenario.title()).isEqualTo("kill -9 while sending");
    assertThat(scenario.truth()).hasToString("Optional[unread-data by initiator process-killed]");
    assertThat(scenario.acceptable()).hasSize(2);
    assertThat(scenario.role("client").isProcess()).isTrue();
    assertThat(scenario.steps()).hasSize(4);
    assertThat(scenario.steps().get(2)).isInstanceOf(Step.Signal.class);
    assertThat(scenario.steps().get(2).pause()).hasMillis(20);
    assertThat(scenario.witnessed()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          server lisen                     | 1:8  | did you mean listen
          server listen extra              | 1:15 | 'extra' does not belong to
          server recv = ECONNRESE          | 1:15 | did you mean ECONNRESET
          client kill -9                   | 1:8  | add the line 'process client'
          truth unread-dta by client       | 1:7  | did you mean unread-data
          cable cutt                       | 1:7  | did you mean cut
          server send                      | 1:12 | a size
          server recv = 0 within 3s..1s    | 1:24 |
          nobody listen                    | 1:1  | not 'nobody'
          """)
  void aMistakeIsToldWithItsPlace(String line, String place, String what) {
    assertThatThrownBy(() -> ScenarioParser.parse("mine.scenario", line + "\n"))
        .isInstanceOfSatisfying(
            ScriptException.class,
            mistake ->
                assertThat(mistake.in("mine.scenario"))
                    .startsWith("mine.scenario:" + place)
                    .contains(what == null ? "" : what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n# nothing\n", "title only\n"})
  void aScenarioDoesSomething(String text) {
    assertThatThrownBy(() -> ScenarioParser.parse("mine.scenario", text))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("expected a step");
  }
}
