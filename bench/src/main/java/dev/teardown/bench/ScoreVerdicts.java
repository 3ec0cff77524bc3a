// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench;

import dev.teardown.capture.CaptureFile;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Diagnoser;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import dev.teardown.flow.Flow;
import dev.teardown.flow.FlowTable;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.TcpPacket;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares the verdicts on a generated capture with its truth file, connection by connection.
///
/// `ScoreVerdicts FILE.pcap FILE.tsv` prints how often each true code got which verdict, and ends
/// with 1 when more than one connection in a thousand is misjudged or a wrong code is called
/// proven.
public final class ScoreVerdicts {

  /// Room for every connection, so that streams are numbered as in the truth file.
  private static final int CAPACITY = 1 << 22;

  private final List<Truth> truths;
  private final Map<String, Integer> table = new TreeMap<>();
  private final List<String> misjudged = new ArrayList<>();
  private final List<String> wronglyProven = new ArrayList<>();
  private int judged;

  /// One row of a truth file.
  private record Truth(String code, List<String> accepted, String endedBy) {

    static Truth parse(String row) {
      var columns = row.split("\t", -1);
      return new Truth(columns[5], List.of(columns[6].split(",")), columns[7]);
    }
  }

  private ScoreVerdicts(List<Truth> truths) {
    this.truths = truths;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: ScoreVerdicts FILE.pcap FILE.tsv");
      System.exit(2);
    }
    var score = of(Path.of(arguments[0]), Path.of(arguments[1]));
    System.out.print(score.report());
    System.exit(score.isGood() ? 0 : 1);
  }

  /// Judges the capture.
  public static ScoreVerdicts of(Path capture, Path truthFile) throws IOException {
    try (var rows = Files.lines(truthFile)) {
      var score = new ScoreVerdicts(rows.skip(1).map(Truth::parse).toList());
      try (var bytes = new FileInputStream(capture.toFile())) {
        score.judgeAll(bytes);
      }
      return score;
    }
  }

  private void judgeAll(FileInputStream bytes) throws IOException {
    var source = CaptureFile.open(bytes::read);
    var decoder = new FrameDecoder();
    var frame = new Frame();
    var ended = new ArrayList<Flow>();
    var flows = new FlowTable(CAPACITY, 1, ended::add);
    while (source.next(frame)) {
      var result = decoder.decode(frame);
      if (result instanceof TcpPacket packet) {
        flows.accept(packet, frame);
      } else if (result instanceof IcmpPacket packet) {
        flows.accept(packet, frame);
      }
    }
    flows.finish();
    var around = new Surroundings(flows.lastTime(), flows.hosts(), 0, true);
    var diagnoser = new Diagnoser();
    for (var flow : ended) {
      compare(flow.stream(), diagnoser.judge(new CaseFile(flow, around)));
    }
  }

  private void compare(int stream, Verdict verdict) {
    var truth = truths.get(stream);
    var code = verdict.ending().code();
    judged++;
    table.merge(
        "%-24s %-24s %s".formatted(truth.code, code, verdict.certainty().text()), 1, Integer::sum);
    boolean exact = code.equals(truth.code);
    boolean named =
        exact
            || verdict.alternatives().stream()
                .anyMatch(other -> other.ending().code().equals(truth.code));
    boolean accepted = truth.accepted.contains(code);
    boolean rightEnder = !exact || verdict.endedBy().text().equals(truth.endedBy);
    if (!accepted || !named || !rightEnder) {
      misjudged.add(
          "stream %d is %s by %s, judged %s by %s (%s): %s"
              .formatted(
                  stream,
                  truth.code,
                  truth.endedBy,
                  code,
                  verdict.endedBy().text(),
                  verdict.certainty().text(),
                  verdict.sentence()));
    }
    if (!accepted && verdict.certainty() == Certainty.PROVEN) {
      wronglyProven.add(misjudged.getLast());
    }
  }

  /// Whether at most one connection in a thousand is misjudged, and nothing wrong is proven.
  public boolean isGood() {
    return wronglyProven.isEmpty() && misjudged.size() * 1000L <= judged;
  }

  /// The table of true codes and verdicts, then the misjudged connections, at most twenty.
  public String report() {
    var text = new StringBuilder();
    text.append("  count true code                verdict                  certainty\n");
    table.forEach((row, count) -> text.append("%7d %s%n".formatted(count, row)));
    text.append(
        "%d connections, %d misjudged, %d wrong and called proven%n"
            .formatted(judged, misjudged.size(), wronglyProven.size()));
    misjudged.stream().limit(20).forEach(row -> text.append("  ").append(row).append('\n'));
    return text.toString();
  }
}
