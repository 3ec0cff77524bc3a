// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.zeek.ZeekLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Expectations about a connection's line in Zeek's conn.log.
final class ZeekChecks {

  private static final Map<String, Integer> COLUMNS =
      Map.of(
          "state", 11,
          "history", 15,
          "duration", 8,
          "orig_bytes", 9,
          "resp_bytes", 10,
          "missed", 14,
          "orig_pkts", 16,
          "orig_ip_bytes", 17,
          "resp_pkts", 18,
          "resp_ip_bytes", 19);

  private ZeekChecks() {}

  /// `zeek STATE [COLUMN VALUE ...]`.
  static Expectation.Check zeek(Words words) {
    var expected = new LinkedHashMap<String, String>();
    expected.put("state", words.next("a conn_state"));
    while (words.hasNext()) {
      String column = words.next("a column");
      if (!COLUMNS.containsKey(column)) {
        throw words.wrongBefore("no column: '" + column + "'");
      }
      expected.put(column, words.next("a value"));
    }
    return (run, connection) -> compare(line(run, connection), expected);
  }

  private static Optional<String> compare(List<String> line, Map<String, String> expected) {
    var got = new LinkedHashMap<String, String>();
    expected.forEach((column, _) -> got.put(column, line.get(COLUMNS.get(column))));
    return got.equals(expected) ? Optional.empty() : Optional.of("zeek " + got);
  }

  private static List<String> line(SegRun run, String connection) {
    var text = new StringBuilder();
    try {
      new ZeekLog(text).connection(run.flow(connection));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(text.toString().strip().split("\t", -1));
  }
}
