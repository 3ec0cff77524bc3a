// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Alternative;
import dev.teardown.diagnosis.Saw;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.Side;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// The record `teardown/connection/1`; docs/schema/connection-1.json describes it.
final class ConnectionJson {

  private static final String WINDOWS_STATUS = "documented, not run here";

  private ConnectionJson() {}

  static void write(JsonGenerator json, String source, Verdict verdict) {
    var flow = verdict.caseFile().flow();
    json.writeStartObject();
    json.writeStringProperty("schema", "teardown/connection/1");
    json.writeStringProperty("id", ConnectionText.id(flow));
    json.writeStringProperty("source", source);
    json.writeNumberProperty("stream", flow.stream());
    endpoint(json, "initiator", flow.initiator());
    endpoint(json, "responder", flow.responder());
    json.writeBooleanProperty("initiator_guessed", flow.initiatorGuessed());
    span(json, flow);
    counters(json, flow.initiator(), flow.responder());
    ending(json, verdict);
    harm(json, verdict);
    json.writeObjectPropertyStart("saw");
    saw(json, "initiator", verdict.saw(Side.INITIATOR));
    saw(json, "responder", verdict.saw(Side.RESPONDER));
    json.writeEndObject();
    json.writeArrayPropertyStart("evidence");
    for (var evidence : verdict.evidence()) {
      evidence(json, evidence);
    }
    json.writeEndArray();
    json.writeStringProperty("sentence", verdict.sentence());
    JsonRecords.text(json, "advice", verdict.advice().toString());
    json.writeEndObject();
  }

  private static void endpoint(JsonGenerator json, String name, HalfFlow half) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("address", half.address().toString());
    json.writeNumberProperty("port", half.port());
    json.writeEndObject();
  }

  private static void span(JsonGenerator json, Flow flow) {
    JsonRecords.time(json, "start", flow.firstTime());
    JsonRecords.time(json, "end", flow.lastTime());
    json.writeNumberProperty("duration_us", (flow.lastTime() - flow.firstTime()) / 1_000);
    json.writeStringProperty("handshake", flow.handshake().name().toLowerCase(Locale.ROOT));
    json.writeBooleanProperty("evicted", flow.isEvicted());
  }

  private static void counters(JsonGenerator json, HalfFlow a, HalfFlow b) {
    JsonRecords.sides(json, "packets", a.packets(), b.packets());
    JsonRecords.sides(json, "bytes", a.uniqueBytes(), b.uniqueBytes());
    JsonRecords.sides(
        json, "retransmitted_segments", a.retransmittedSegments(), b.retransmittedSegments());
    JsonRecords.sides(json, "retransmitted_bytes", a.retransmittedBytes(), b.retransmittedBytes());
    JsonRecords.sides(json, "lost_segments", a.lostSegments(), b.lostSegments());
    roundTrip(json, a, b);
  }

  /// From the capture point to one end and back plus to the other end and back: the whole round
  /// trip, wherever it was captured. Null unless both parts are known.
  private static void roundTrip(JsonGenerator json, HalfFlow a, HalfFlow b) {
    if (a.rttCount() == 0 || b.rttCount() == 0) {
      json.writeNullProperty("rtt_us");
      return;
    }
    json.writeObjectPropertyStart("rtt_us");
    json.writeNumberProperty("min", micros(a.rttMinNanos().orElse(0) + b.rttMinNanos().orElse(0)));
    json.writeNumberProperty(
        "mean", micros(a.rttMeanNanos().orElse(0) + b.rttMeanNanos().orElse(0)));
    json.writeNumberProperty("max", micros(a.rttMaxNanos().orElse(0) + b.rttMaxNanos().orElse(0)));
    json.writeEndObject();
  }

  private static long micros(long nanos) {
    return nanos / 1_000;
  }

  private static void ending(JsonGenerator json, Verdict verdict) {
    json.writeObjectPropertyStart("ending");
    json.writeStringProperty("code", verdict.ending().code());
    json.writeStringProperty("ended_by", verdict.endedBy().text());
    json.writeStringProperty("actor", verdict.actor().text());
    json.writeStringProperty("certainty", verdict.certainty().text());
    json.writeArrayPropertyStart("alternatives");
    for (var alternative : verdict.alternatives()) {
      alternative(json, alternative);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void alternative(JsonGenerator json, Alternative alternative) {
    json.writeStartObject();
    json.writeStringProperty("code", alternative.ending().code());
    json.writeStringProperty("certainty", alternative.certainty().text());
    JsonRecords.text(json, "would_be_settled_by", alternative.wouldBeSettledBy());
    json.writeEndObject();
  }

  private static void harm(JsonGenerator json, Verdict verdict) {
    var harm = verdict.harm();
    json.writeObjectPropertyStart("harm");
    json.writeStringProperty("level", harm.level().text());
    JsonRecords.sides(
        json, "undelivered_bytes", harm.undeliveredInitiator(), harm.undeliveredResponder());
    json.writeEndObject();
  }

  private static void saw(JsonGenerator json, String side, Saw saw) {
    json.writeObjectPropertyStart(side);
    texts(json, "receives", saw.receives());
    texts(json, "sends", saw.sends());
    JsonRecords.text(json, "note", saw.note());
    if (saw.windows().isEmpty()) {
      json.writeNullProperty("windows");
    } else {
      json.writeObjectPropertyStart("windows");
      json.writeStringProperty("text", withoutStatus(saw.windows()));
      json.writeStringProperty("status", WINDOWS_STATUS);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /// For people the status stands in the text; here it has a field of its own.
  private static String withoutStatus(String text) {
    var status = " (" + WINDOWS_STATUS + ")";
    return text.endsWith(status) ? text.substring(0, text.length() - status.length()) : text;
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void evidence(JsonGenerator json, Evidence evidence) {
    json.writeStartObject();
    json.writeStringProperty("kind", evidence.kind().text());
    if (evidence.frame() > 0) {
      json.writeNumberProperty("frame", evidence.frame());
    } else {
      json.writeNullProperty("frame");
    }
    JsonRecords.time(json, "time", evidence.timeNanos());
    json.writeStringProperty("text", evidence.text());
    json.writeEndObject();
  }
}
