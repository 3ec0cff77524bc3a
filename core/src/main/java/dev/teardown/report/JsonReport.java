// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/// Connections as JSON: one array of them, or a stream of lines in which a summary follows the
/// connections of each capture.
public final class JsonReport implements Report {

  /// How the records are laid out.
  public enum Layout {
    /// One array of `teardown/connection/1`.
    ARRAY,
    /// A record per line; `teardown/summary/1` is the last of each capture.
    LINES
  }

  private final Layout layout;
  private final int limit;
  private final JsonGenerator json;
  private int written;

  /// @param limit most connections written
  public JsonReport(Layout layout, int limit, OutputStream out) {
    this.layout = layout;
    this.limit = limit;
    this.json = JsonRecords.writingTo(out);
    if (layout == Layout.ARRAY) {
      json.writeStartArray();
    }
  }

  @Override
  public void connection(String source, Verdict verdict) {
    if (written == limit) {
      return;
    }
    written++;
    if (layout == Layout.ARRAY) {
      json.writeRaw('\n');
    }
    ConnectionJson.write(json, source, verdict);
    endLine();
  }

  private void endLine() {
    if (layout == Layout.LINES) {
      json.writeRaw('\n');
    }
  }

  @Override
  public void summary(CaptureSummary summary) {
    if (layout == Layout.LINES) {
      SummaryJson.write(json, summary);
      endLine();
    }
  }

  @Override
  public void end() {
    if (layout == Layout.ARRAY) {
      json.writeRaw(written == 0 ? "" : "\n");
      json.writeEndArray();
      json.writeRaw('\n');
    }
    json.flush();
  }
}
