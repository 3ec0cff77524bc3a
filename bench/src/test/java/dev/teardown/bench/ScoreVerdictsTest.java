// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Verdicts on thousands of generated connections are the truth, or name it.
class ScoreVerdictsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--packets 300000 --flows 3000 --seed 11",
        "--short --flows 8000 --seed 12",
        "--packets 100000 --flows 2000 --seed 13 --ipv6 100 --concurrency 100"
      })
  void nearlyEveryVerdictIsRightAndNoWrongOneProven(String options) throws IOException {
    var capture = folder.resolve("generated.pcap");
    var truth = folder.resolve("generated.tsv");
    GenerateCapture.main((options + " --out " + capture + " --truth " + truth).split(" "));

    var score = ScoreVerdicts.of(capture, truth);

    System.out.print(score.report());
    assertThat(score.isGood()).as(score.report()).isTrue();
  }
}
