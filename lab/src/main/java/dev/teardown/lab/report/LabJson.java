// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.report;

import dev.teardown.diagnosis.Actor;
import dev.teardown.lab.claim.Claim;
import dev.teardown.lab.claim.Claims;
import dev.teardown.lab.run.Departure;
import dev.teardown.lab.run.Diagnosed;
import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.run.LabSummary;
import dev.teardown.lab.run.Played;
import dev.teardown.lab.scenario.Judgement;
import dev.teardown.lab.scenario.Truth;
import java.io.OutputStream;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The JSON that programs rely on: `teardown/lab-case/1` for each scenario, then
/// `teardown/lab-summary/1`; one record a line, or all in one array. docs/schema describes both.
public final class LabJson implements LabReport {

  private final JsonGenerator json;
  private final Claims claims;
  private final boolean isArray;

  /// @param isArray one array instead of a record a line
  public LabJson(OutputStream out, Claims claims, boolean isArray) {
    var factory = JsonFactory.builder().rootValueSeparator((String) null).build();
    this.json = factory.createGenerator(ObjectWriteContext.empty(), out);
    this.claims = claims;
    this.isArray = isArray;
    if (isArray) {
      json.writeStartArray();
    }
  }

  @Override
  public void result(LabResult result) {
    json.writeStartObject();
    json.writeStringProperty("schema", "teardown/lab-case/1");
    var scenario = result.scenario();
    json.writeStringProperty("case", scenario.group());
    json.writeStringProperty("name", scenario.name());
    json.writeStringProperty("title", scenario.title());
    json.writeStringProperty("status", result.status().text());
    text("reason", result.reason());
    claims.of(scenario.group()).ifPresentOrElse(this::claim, () -> json.writeNullProperty("claim"));
    judgement(scenario.judgement());
    json.writeStringProperty("observer", scenario.observer().toString());
    text("observed", result.observed());
    scenario.truth().ifPresentOrElse(this::truth, () -> json.writeNullProperty("truth"));
    steps(result);
    departures(result);
    diagnoses(result);
    json.writeNumberProperty("duration_us", result.took().toNanos() / 1_000);
    end();
  }

  private void end() {
    json.writeEndObject();
    if (!isArray) {
      json.writeRaw('\n');
    }
    json.flush();
  }

  private void text(String name, String text) {
    if (text.isEmpty()) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }

  private void claim(Claim claim) {
    json.writeObjectPropertyStart("claim");
    json.writeStringProperty("linux", claim.linux());
    json.writeStringProperty("windows", claim.windows());
    json.writeStringProperty("windows_documented", claim.documented());
    json.writeEndObject();
  }

  private void judgement(Judgement judgement) {
    json.writeObjectPropertyStart("verdict");
    json.writeStringProperty(
        "code", judgement.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    text("condition", judgement.condition());
    json.writeEndObject();
  }

  private void truth(Truth truth) {
    json.writeObjectPropertyStart("truth");
    json.writeStringProperty("code", truth.ending().code());
    json.writeStringProperty("ended_by", truth.by().text());
    text("actor", truth.actor() == Actor.UNKNOWN ? "" : truth.actor().text());
    json.writeEndObject();
  }

  private void steps(LabResult result) {
    json.writeArrayPropertyStart("steps");
    long start = result.played().isEmpty() ? 0 : result.played().getFirst().atNanos();
    for (var played : result.played()) {
      step(played, start);
    }
    json.writeEndArray();
  }

  private void step(Played played, long start) {
    json.writeStartObject();
    json.writeNumberProperty("line", played.step().position().line());
    json.writeStringProperty("text", played.step().text());
    json.writeNumberProperty("start_us", (played.atNanos() - start) / 1_000);
    var performed = played.performed();
    if (performed.isPresent()) {
      var done = performed.get();
      json.writeNumberProperty("duration_us", (done.endNanos() - done.startNanos()) / 1_000);
      json.writeStringProperty(
          "result", done.isDone() ? done.outcome().toString() : done.failure());
    } else {
      json.writeNullProperty("duration_us");
      json.writeNullProperty("result");
    }
    json.writeEndObject();
  }

  private void departures(LabResult result) {
    json.writeArrayPropertyStart("departures");
    for (Departure departure : result.departures()) {
      json.writeStartObject();
      json.writeNumberProperty("line", departure.position().line());
      json.writeStringProperty("expected", departure.line());
      json.writeStringProperty("observed", departure.observed());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void diagnoses(LabResult result) {
    json.writeArrayPropertyStart("diagnoses");
    for (Diagnosed diagnosed : result.diagnoses()) {
      var verdict = diagnosed.verdict();
      json.writeStartObject();
      json.writeStringProperty("vantage", diagnosed.vantage().toString());
      json.writeStringProperty("witness", diagnosed.withKernel() ? "kernel" : "packets");
      json.writeStringProperty("code", verdict.ending().code());
      json.writeStringProperty("ended_by", verdict.endedBy().text());
      json.writeStringProperty("certainty", verdict.certainty().text());
      json.writeArrayPropertyStart("alternatives");
      verdict.alternatives().forEach(each -> json.writeString(each.ending().code()));
      json.writeEndArray();
      json.writeStringProperty("rating", diagnosed.rating().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void end(LabSummary summary) {
    json.writeStartObject();
    json.writeStringProperty("schema", "teardown/lab-summary/1");
    json.writeStringProperty("stopped", summary.stopped());
    json.writeStringProperty("kernel", summary.kernel());
    json.writeObjectPropertyStart("scenarios");
    for (var status : Status.values()) {
      json.writeNumberProperty(status.text().replace('-', '_'), summary.count(status));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("missing");
    summary.missing().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("duration_us", summary.took().toNanos() / 1_000);
    end();
    if (isArray) {
      json.writeEndArray();
      json.writeRaw('\n');
    }
    json.flush();
  }
}
