// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.flow.Flow;
import dev.teardown.flow.SegmentFlag;
import dev.teardown.flow.SegmentListener;
import dev.teardown.flow.Side;
import dev.teardown.wire.Frame;
import dev.teardown.wire.TcpPacket;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Each segment as a record `teardown/segment/1` on a line of its own; docs/schema/segment-1.json.
public final class SegmentJson implements SegmentListener {

  /// Stands for every stream.
  public static final int EVERY_STREAM = -1;

  private static final List<SegmentFlag> FLAGS = List.of(SegmentFlag.values());

  private final JsonGenerator json;
  private final int stream;
  private long written;

  /// @param stream the only stream to write, or [#EVERY_STREAM]
  public SegmentJson(OutputStream out, int stream) {
    this.json = JsonRecords.writingTo(out);
    this.stream = stream;
  }

  @Override
  public void segment(Flow flow, Side from, TcpPacket packet, Frame frame, int mask) {
    if (stream != EVERY_STREAM && stream != flow.stream()) {
      return;
    }
    written++;
    json.writeStartObject();
    json.writeStringProperty("schema", "teardown/segment/1");
    json.writeNumberProperty("frame", frame.number());
    json.writeNumberProperty("stream", flow.stream());
    json.writeStringProperty("from", from.text());
    json.writeArrayPropertyStart("analysis");
    if (mask != 0) {
      flags(mask);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void flags(int mask) {
    for (var flag : FLAGS) {
      if (flag.isIn(mask)) {
        json.writeString(flag.text());
      }
    }
  }

  /// Segments written so far.
  public long written() {
    return written;
  }

  /// Ends one capture with its summary.
  public void summary(CaptureSummary summary) {
    SummaryJson.write(json, summary);
    json.writeRaw('\n');
  }

  /// Flushes what was written.
  public void end() {
    json.flush();
  }
}
