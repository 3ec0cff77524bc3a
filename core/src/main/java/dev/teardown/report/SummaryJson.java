// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Ending;
import dev.teardown.flow.Flow;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The record `teardown/summary/1`, the last of each capture; docs/schema/summary-1.json.
final class SummaryJson {

  private SummaryJson() {}

  static void write(JsonGenerator json, CaptureSummary summary) {
    json.writeStartObject();
    json.writeStringProperty("schema", "teardown/summary/1");
    json.writeStringProperty("source", summary.source());
    json.writeStringProperty("stopped", summary.stop().text());
    JsonRecords.text(json, "problem", summary.problem());
    JsonRecords.text(json, "format", summary.format());
    json.writeNumberProperty("packets", summary.frames());
    json.writeNumberProperty("tcp_segments", summary.segments());
    span(json, summary.firstNanos(), summary.lastNanos());
    json.writeNumberProperty("connections", summary.connections());
    json.writeNumberProperty("selected_connections", summary.selected().connections());
    json.writeNumberProperty("evicted_connections", summary.evicted());
    endings(json, summary.selected());
    var lost = summary.lostPackets();
    if (lost.isPresent()) {
      json.writeNumberProperty("capture_lost_packets", lost.getAsLong());
    } else {
      json.writeNullProperty("capture_lost_packets");
    }
    skipped(json, summary.skipped());
    json.writeEndObject();
  }

  private static void span(JsonGenerator json, long first, long last) {
    JsonRecords.time(json, "start", first);
    JsonRecords.time(json, "end", last);
    if (first == Flow.NEVER) {
      json.writeNullProperty("duration_us");
    } else {
      json.writeNumberProperty("duration_us", (last - first) / 1_000);
    }
  }

  private static void endings(JsonGenerator json, EndingTally tally) {
    json.writeArrayPropertyStart("endings");
    for (var entry : tally.lines().entrySet()) {
      ending(json, entry);
    }
    json.writeEndArray();
  }

  private static void ending(JsonGenerator json, Map.Entry<Ending, EndingTally.Line> entry) {
    var line = entry.getValue();
    json.writeStartObject();
    json.writeStringProperty("code", entry.getKey().code());
    json.writeNumberProperty("connections", line.connections());
    json.writeObjectPropertyStart("ended_by");
    json.writeNumberProperty("initiator", line.byInitiator());
    json.writeNumberProperty("responder", line.byResponder());
    json.writeNumberProperty("others", line.byOthers());
    json.writeEndObject();
    json.writeNumberProperty("undelivered_bytes", line.undelivered());
    json.writeEndObject();
  }

  private static void skipped(JsonGenerator json, CaptureSummary.Skipped skipped) {
    json.writeObjectPropertyStart("not_analysed");
    json.writeArrayPropertyStart("malformed");
    for (var malformation : skipped.malformed()) {
      json.writeStartObject();
      json.writeStringProperty("reason", malformation.reason());
      JsonRecords.text(json, "spec", malformation.spec());
      json.writeNumberProperty("frames", malformation.frames());
      json.writeNumberProperty("first_frame", malformation.firstFrame());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("unknown_link_types");
    for (var link : skipped.unknownLinks()) {
      json.writeStartObject();
      json.writeNumberProperty("link_type", link.linkType());
      json.writeStringProperty("name", link.name());
      json.writeNumberProperty("frames", link.frames());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("incomplete_fragments", skipped.fragments());
    json.writeNumberProperty("frames_without_tcp", skipped.other());
    json.writeNumberProperty("unmatched_icmp", skipped.unmatchedIcmp());
    json.writeEndObject();
  }
}
