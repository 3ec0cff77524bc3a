// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teardown.linux.capability.Probes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real output is what docs/schema says.
class SchemaTest {

  private static final Path SCHEMAS = Path.of("..", "docs", "schema");

  @TempDir Path folder;

  @Test
  void everyRecordOfAnAnalysisFitsItsSchema() throws IOException {
    var bytes = Cli.capture("endings.pcap");
    var whole = Cli.file(folder, "whole.pcap", bytes);
    var cut = Cli.file(folder, "cut.pcap", java.util.Arrays.copyOf(bytes, bytes.length - 7));
    var text = Cli.file(folder, "text.pcap", "no capture".getBytes(StandardCharsets.UTF_8));
    var records = JsonTree.lines(Cli.run("analyze", "--format", "ndjson", whole, cut, text).out());
    assertThat(faults(records)).isEmpty();
    assertThat(schemas(records)).containsExactlyInAnyOrder("connection-1", "summary-1");
    assertThat(records.getLast()).containsEntry("stopped", "unreadable");
  }

  @Test
  void everySegmentFitsItsSchema() throws IOException {
    var whole = Cli.file(folder, "whole.pcap", Cli.capture("endings.pcap"));
    var records = JsonTree.lines(Cli.run("analyze", "--segments", whole).out());
    assertThat(faults(records)).isEmpty();
    assertThat(records).hasSize(27 + 1);
    assertThat(records.toString()).contains("retransmission");
  }

  @Test
  void everyRecordOfTheLaboratoryFitsItsSchema() throws IOException {
    var possible = Probes.networkNamespace();
    assertThat(possible.isAvailable() || System.getenv("CI") == null).as("%s", possible).isTrue();
    assumeTrue(possible.isAvailable(), possible.toString());
    var run = Cli.run("lab", "--format", "ndjson", "c1/send-send", "s3/exit-plain");
    var records = JsonTree.lines(run.out());
    assertThat(faults(records)).isEmpty();
    assertThat(records).hasSize(3);
    assertThat(schemas(records)).containsExactlyInAnyOrder("lab-case-1", "lab-summary-1");
    assertThat(run.status()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void theCheckFindsWhatDoesNotFit() throws IOException {
    var schema = new SchemaCheck(Files.readString(SCHEMAS.resolve("segment-1.json")));
    var value =
        JsonTree.parse(
            """
            {"schema":"teardown/segment/1","frame":0,"from":"nobody","analysis":["odd"],"x":null}
            """);
    assertThat(schema.faults(value))
        .containsExactlyInAnyOrder(
            "$: missing stream",
            "$.frame: below the minimum 1",
            "$.from: not one of [initiator, responder]",
            "$: field not in the schema: x",
            "$.analysis[0]: not one of " + flags());
  }

  private static List<?> flags() throws IOException {
    var schema =
        JsonTree.object(JsonTree.parse(Files.readString(SCHEMAS.resolve("segment-1.json"))));
    var analysis = JsonTree.object(JsonTree.object(schema.get("properties")).get("analysis"));
    return (List<?>)
        java.util.Objects.requireNonNull(JsonTree.object(analysis.get("items")).get("enum"));
  }

  private static List<String> faults(List<Map<String, Object>> records) throws IOException {
    var faults = new java.util.ArrayList<String>();
    for (var record : records) {
      var schema = Files.readString(SCHEMAS.resolve(schemaOf(record) + ".json"));
      faults.addAll(new SchemaCheck(schema).faults(record));
    }
    return faults;
  }

  private static Set<String> schemas(List<Map<String, Object>> records) {
    var names = new HashSet<String>();
    records.forEach(record -> names.add(schemaOf(record)));
    return names;
  }

  /// "teardown/segment/1" is described in segment-1.json.
  private static String schemaOf(Map<String, Object> record) {
    return String.valueOf(record.get("schema")).substring("teardown/".length()).replace('/', '-');
  }
}
