// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.flow.Flow;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What the JSON records have in common: a generator that adds nothing between records, and fields
/// in which unknown is null.
final class JsonRecords {

  private JsonRecords() {}

  /// A generator for records separated by what the caller writes; it never closes the stream.
  static JsonGenerator writingTo(OutputStream out) {
    var factory = JsonFactory.builder().rootValueSeparator((String) null).build();
    return factory.createGenerator(ObjectWriteContext.empty(), out);
  }

  static void time(JsonGenerator json, String name, long nanos) {
    if (nanos == Flow.NEVER) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, Timestamp.rfc3339(nanos));
    }
  }

  /// A text of which the empty one means unknown.
  static void text(JsonGenerator json, String name, String text) {
    if (text.isEmpty()) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }

  /// A number for each side.
  static void sides(JsonGenerator json, String name, long initiator, long responder) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("initiator", initiator);
    json.writeNumberProperty("responder", responder);
    json.writeEndObject();
  }
}
