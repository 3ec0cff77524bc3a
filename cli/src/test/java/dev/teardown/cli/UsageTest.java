// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Help, and one line for every mistake on the command line.
class UsageTest {

  @Test
  void helpOfTheProgram() {
    assertThat(Cli.run("--help"))
        .isEqualTo(
            new Cli.Result(
                ExitCode.DONE,
                """
                Tells how TCP connections end, who ended them and why.

                Usage: teardown [-hV] VERB

                Options:
                  -h, --help      this text
                  -V, --version   which build this is

                Verbs:
                  analyze  Tells how each TCP connection of a capture ended, who ended it and why.
                  lab      Makes the eight cases and their variants happen on this kernel.
                  cable    Runs a command behind a virtual cable with delay, loss, rate and cuts.

                teardown VERB --help tells about one verb.

                Exit status: 0 done; 1 nothing matched; 2 wrong usage or unreadable input;
                3 only partly done; 4 not permitted; 70 internal error; 130 interrupted.
                """,
                ""));
  }

  @Test
  void helpOfAnalyze() {
    var help = Cli.run("analyze", "--help");
    assertThat(help.status()).isEqualTo(ExitCode.DONE);
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).isEqualTo(new String(Cli.capture("analyze-help.txt"), UTF_8));
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          analyze                                   | name a capture file, or - for standard input
          analyze --limit 0 x                       | --limit must be at least 1
          analyze --limit x y                       | invalid value for option '--limit'
          analyze --frmat csv x                     | there is no option '--frmat'
          analyze --format xml x                    | invalid value for option '--format'
          analyze --max-flows 3 x                   | --max-flows must be at least 16
          analyze --connection -7 x                 | --connection must be a stream's number, from 0
          analyze --ended unread-dta x              | 'unread-dta' is no ending's code; did you mean unread-data?
          analyze --explain linger x                | 'linger' is no ending's code; did you mean linger-zero, linger2?
          analyze --columns stream,cod x            | 'cod' is no column
          analyze --sort -undeliverd x              | 'undeliverd' is no column; did you mean undelivered
          analyze --json --sort stream x            | --columns and --sort are for table, wide, plain and csv
          analyze --segments --ended fin x          | --segments comes before any verdict
          """)
  void aMistakeIsOneLine(String arguments, String message) {
    var result = Cli.run(arguments.split(" +", -1));
    assertThat(result.status()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("teardown analyze: " + message)
        .endsWith(" (see teardown analyze --help)\n")
        .hasLineCount(1);
  }

  @Test
  void anEmptyFilter() {
    assertThat(Cli.run("analyze", "--filter", "", "x").err())
        .startsWith(
            "teardown analyze: filter, column 1: expected a condition such as 'host 10.0.0.1'");
  }

  @Test
  void anUnknownVerb() {
    assertThat(Cli.run("analyse", "x").err())
        .isEqualTo("teardown: there is no verb 'analyse' (see teardown --help)\n");
  }

  @Test
  void noVerb() {
    assertThat(Cli.run())
        .isEqualTo(
            new Cli.Result(
                ExitCode.USAGE,
                "",
                "teardown: a verb is missing, such as analyze (see teardown --help)\n"));
  }
}
