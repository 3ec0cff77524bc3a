// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A mistake in a script is told with its place, and a wrong expectation fails.
class SegScriptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +0 i > S Q                             | column 10: not understood: 'Q'
          +x i > S                               | column 1: no time in seconds: 'x'
          +0 k > S                               | column 4: no side of a connection: 'k'
          +0 i < S                               | column 6: '>' expected, not '<'
          +0 i > X                               | column 8: flags are letters of FSRP.UEWA
          +0 i > . 1:5(3)                        | column 10: START:END(LENGTH) do not fit
          +0 i > . seq                           | column 13: seq is missing
          +0 i > . seq one                       | column 14: seq is no number: 'one'
          +0 icmp 3 from 10.0.0.1 quotes i       | column 9: TYPE/CODE expected
          expect ending finn                     | column 15: no ending's code: 'finn'
          expect flags 1 resent                  | column 16: no flag: 'resent'
          expect half i size 1                   | column 15: no property 'size'
          expect b: streams 1                    | column 8: no connection of that name
          initiator 10.0.0.1                     | column 11: ADDRESS:PORT expected
          nonsense                               | column 1: initiator, responder, ttl, iss or ts
          """)
  void tellsWhereTheMistakeIs(String line, String message) {
    assertThatThrownBy(() -> SegScript.parse("x", "# title\n" + line))
        .isInstanceOf(SegSyntaxException.class)
        .hasMessageStartingWith("line 2, " + message);
  }

  @Test
  void tellsWhatCameInstead() {
    var script =
        SegScript.parse(
            "x",
            """
            +0   i > S
            +0.1 i > S
            expect flags 2 none
            expect half i syn-count 2
            """);
    var run = SegRunner.run(script);
    assertThat(script.expectations().get(0).against(run))
        .hasValue("line 3: expect flags 2 none\n    got flags 2 [retransmission]");
    assertThat(script.expectations().get(1).against(run)).isEmpty();
  }
}
