// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `teardown analyze` prints, and what its exit status says. The verdicts themselves are
/// tested where they are made: here only their place on the page matters.
class AnalyzeTest {

  private static final byte[] CAPTURE = Cli.capture("endings.pcap");

  private static Cli.Result analyze(String... options) {
    var arguments = new String[options.length + 2];
    arguments[0] = "analyze";
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = "-";
    return Cli.withInput(CAPTURE, arguments);
  }

  @Test
  void theReportBeginsWithWhatTheCaptureHolds() {
    assertThat(analyze().out())
        .startsWith(
            """
            -: 29 packets, 4 connections, 2023-11-14 22:13:20 UTC, 9.396 s

            ENDING                              COUNT BY INITIATOR BY RESPONDER     BY OTHER  UNDELIVERED
            never established
              refused                               1            ·            1            ·            ·
            orderly
              fin                                   1            1            ·            ·            ·
            active reset by an end host
              unread-data                           1            ·            1            ·            ·
            silence
              silence                               1            ·            ·            1           10

            3 connections did not end well, the most harmful first
            """);
  }

  @Test
  void theReportEndsWithWhatWasNotAnalysed() {
    assertThat(analyze().out())
        .endsWith(
            """

            Not analysed, or not seen:
              - 1 frame without TCP
              - 1 frame: IPv4 header length under 20 bytes (RFC 791 3.1), first in frame 20
            """);
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    for (var line : analyze().out().lines().toList()) {
      assertThat(line).hasSizeLessThanOrEqualTo(100);
    }
  }

  @Test
  void amountsOfBytesHaveOneForm() {
    var report = Cli.run("analyze", "-v", "--limit", "200", "../examples/mixed-endings.pcap.gz");
    assertThat(report.out()).containsPattern("[0-9],[0-9]{3} bytes");
    assertThat(report.out()).doesNotContainPattern("[0-9]{4} bytes");
  }

  @Test
  void theLimitSaysHowManyMoreThereAre() {
    assertThat(analyze("--limit", "1").out())
        .contains("\n2 more: --limit N shows N of them")
        .containsOnlyOnce("→");
  }

  @Test
  void aCaptureThatEndedWellTakesOneLine() {
    var fin = analyze("--filter", "ended fin");
    assertThat(fin.out()).contains("It ended well, or goes on.").doesNotContain("→");
    assertThat(fin.status()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void oneConnectionIsDrawn() {
    var result = analyze("--connection", "0", "--limit", "4");
    assertThat(result.out())
        .startsWith("-: 29 packets, 4 connections (1 selected), ")
        .contains(", 9.396 s\n\n#0  10.0.0.1:40000 → 10.0.0.2:80")
        .doesNotContain("BY INITIATOR");
    assertThat(result.out())
        .contains(
            """
                   FRAME            TIME   10.0.0.1:40000                           10.0.0.2:80
                        ... 6 earlier segments (--limit N shows more)
                       7     +0.001800 s   ─ ACK seq 101 ack 1401 win 500 ────────────────────▶
              *        8     +0.001900 s   ─ FIN,ACK seq 101 ack 1401 win 500 ────────────────▶
              *        9     +0.002100 s   ◀──────────────── FIN,ACK seq 1401 ack 102 win 501 ─
                      10     +0.002200 s   ─ ACK seq 102 ack 1402 win 500 ────────────────────▶
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "--connection, 3, silence",
    "--ended, 'refused,linger-zero', refused",
    "--filter, port 81, refused",
    "--filter, net 2001:db8::/32, silence",
    "--filter, by responder and not port 81, unread-data",
    "--filter, '(host 10.0.0.2 && ! by responder)', fin",
    "--filter, (ended fin or port 9) certainty proven, fin"
  })
  void aSelectionShowsOnlyWhatMatches(String option, String value, String code) {
    var result = analyze(option, value, "--format", "plain", "--no-header", "--columns", "ending");
    assertThat(result).isEqualTo(new Cli.Result(ExitCode.DONE, code + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource({"--connection, 4", "--ended, destroyed", "--filter, host 10.0.0.9"})
  void nothingThatMatchesIsANegativeResult(String option, String value) {
    var result = analyze(option, value, "--format", "plain", "--no-header");
    assertThat(result)
        .isEqualTo(
            new Cli.Result(ExitCode.NEGATIVE, "", "teardown analyze: no connection matched\n"));
  }

  @Test
  void rowsAreSorted() {
    assertThat(
            analyze(
                    "--sort",
                    "-undelivered,-stream",
                    "--columns",
                    "stream,undelivered",
                    "--no-header")
                .out())
        .isEqualTo(
            """
            3  10
            2   0
            1   0
            0   0
            """);
  }

  @Test
  void csvIsRfc4180() {
    var csv = analyze("--format", "csv", "--columns", "stream,initiator,sentence", "--limit", "2");
    var lines = csv.out().split("\r\n", -1);
    assertThat(lines).hasSize(4);
    assertThat(lines[0]).isEqualTo("stream,initiator,sentence");
    assertThat(lines[2]).startsWith("1,10.0.0.1:40001,\"").endsWith("\"");
    assertThat(lines[3]).isEmpty();
  }

  @Test
  void zeekWritesItsLogAndCanLeaveOutTheHeader() {
    var log = analyze("--format", "zeek");
    var rows = analyze("--format", "zeek", "--no-header", "--limit", "2", "-C");

    assertThat(log.status()).isZero();
    assertThat(log.out()).startsWith("#separator \\x09\n");
    assertThat(log.out().lines().toList().getLast()).matches("#close\t[0-9]{4}(-[0-9]{2}){5}");
    assertThat(rows.out().lines()).hasSize(2).allMatch(line -> line.contains("\ttcp\t"));
  }

  @Test
  void jsonIsOneArray() {
    var array = (java.util.List<?>) JsonTree.parse(analyze("--json").out());
    assertThat(array).hasSize(4);
    assertThat(JsonTree.parse(analyze("--json", "--filter", "port 9").out()))
        .isEqualTo(java.util.List.of());
  }

  @Test
  void theStreamEndsWithASummaryThatCountsEverything() {
    var summary = JsonTree.lines(analyze("--format", "ndjson").out()).getLast();
    assertThat(summary)
        .containsEntry("stopped", "end-of-file")
        .containsEntry("packets", 29L)
        .containsEntry("tcp_segments", 27L)
        .containsEntry("connections", 4L)
        .containsEntry("problem", null);
    assertThat(JsonTree.object(summary.get("not_analysed")))
        .containsEntry("frames_without_tcp", 1L)
        .containsEntry("unmatched_icmp", 0L);
  }

  @Test
  void segmentsOfOneConnection() {
    var lines = JsonTree.lines(analyze("--segments", "--connection", "2").out());
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).containsEntry("frame", 18L).containsEntry("from", "responder");
  }

  @Test
  void coloursOnlyWhenAskedFor() {
    assertThat(analyze().out()).doesNotContain("\u001b");
    assertThat(analyze("--color", "always").out()).contains("\u001b[1;31munread-data\u001b[0m");
  }

  @Test
  void aSmallTableStillGivesEveryConnectionItsVerdict() {
    var result = analyze("--max-flows", "16", "--format", "plain", "--no-header");
    assertThat(result.out().lines()).hasSize(4);
  }

  @Test
  void explainsACode() {
    var page = Cli.run("analyze", "--explain", "unread-data");
    assertThat(page.status()).isEqualTo(ExitCode.DONE);
    assertThat(page.out()).startsWith("unread-data: ").contains("\nWhat to do\n");
  }
}
