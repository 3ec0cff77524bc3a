// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Judges the labelled captures, of which the true ending is known from the kernel that made them,
/// and prints the score: a verdict may be less precise than the truth, never wrong and sure of
/// itself.
class GoldenCapturesTest {

  private static final Path FOLDER = Path.of("src/test/resources/captures/linux-6.18");
  private static final Map<String, String> SCORE = new TreeMap<>();

  /// One line of the labels file.
  record Label(String capture, String trueCode, Set<String> accepted, String endedBy) {

    static Label parse(String line) {
      String[] columns = line.split("\t");
      return new Label(columns[0], columns[1], Set.of(columns[2].split(" ")), columns[3]);
    }

    @Override
    public String toString() {
      return capture;
    }
  }

  static Stream<Label> labels() throws IOException {
    try (var lines = Files.lines(FOLDER.resolve("labels.tsv"))) {
      return lines.skip(1).filter(line -> !line.isBlank()).map(Label::parse).toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("labels")
  void verdictIsTrue(Label label) throws IOException {
    var verdict = CaptureRun.judge(FOLDER.resolve(label.capture() + ".pcap")).getFirst();
    var code = verdict.ending().code();
    var candidates = candidates(verdict);
    boolean provenWrong = provesTooMuch(verdict, label);
    SCORE.put(
        label.capture(),
        "%-30s %-23s %-24s %-9s %-11s %-14s %s"
            .formatted(
                label.capture(),
                label.trueCode(),
                code,
                verdict.certainty().text(),
                yes(label.endedBy().equals(verdict.endedBy().text())),
                yes(candidates.contains(label.trueCode())),
                provenWrong ? "WRONG" : ""));
    assertThat(label.accepted()).as(() -> describe(verdict)).contains(code);
    assertThat(verdict.endedBy().text()).as(() -> describe(verdict)).isEqualTo(label.endedBy());
    assertThat(candidates).as(() -> describe(verdict)).contains(label.trueCode());
    assertThat(provenWrong).as(() -> describe(verdict)).isFalse();
  }

  /// A precise code may be proven only where it is the truth; a family where the truth belongs to
  /// it.
  private static boolean provesTooMuch(Verdict verdict, Label label) {
    if (verdict.certainty() != Certainty.PROVEN) {
      return false;
    }
    var truth = Ending.of(label.trueCode()).orElseThrow();
    boolean family =
        (verdict.ending() == Ending.ACTIVE_RESET || verdict.ending() == Ending.REPLY_RESET)
            && truth.group() == verdict.ending().group();
    boolean listenerClosed =
        verdict.ending() == Ending.ACTIVE_RESET && truth == Ending.LISTENER_CLOSED;
    return !family && !listenerClosed && verdict.ending() != truth;
  }

  private static List<String> candidates(Verdict verdict) {
    return Stream.concat(
            Stream.of(verdict.ending()), verdict.alternatives().stream().map(Alternative::ending))
        .map(Ending::code)
        .toList();
  }

  private static String yes(boolean value) {
    return value ? "yes" : "NO";
  }

  private static String describe(Verdict verdict) {
    return verdict.sentence()
        + "\nalternatives "
        + verdict.alternatives()
        + "\n"
        + String.join("\n", verdict.evidence().stream().map(Object::toString).toList());
  }

  @AfterAll
  static void printScore() {
    System.out.printf(
        "%n%-30s %-23s %-24s %-9s %-11s %-14s %s%n",
        "capture",
        "true code",
        "verdict",
        "certainty",
        "ender right",
        "truth included",
        "proven wrong");
    SCORE.values().forEach(System.out::println);
  }
}
