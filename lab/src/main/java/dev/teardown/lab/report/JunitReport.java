// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.report;

import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.run.LabSummary;
import dev.teardown.report.Utf8Text;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;

/// The XML that continuous integration servers read as test results.
public final class JunitReport implements LabReport {

  private final Utf8Text out;

  public JunitReport(OutputStream out) {
    this.out = new Utf8Text(out);
  }

  @Override
  public void result(LabResult result) {
    // The counts stand in the first element.
  }

  @Override
  public void end(LabSummary summary) {
    out.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").line();
    out.add("<testsuite name=\"teardown lab\" tests=\"").add(summary.results().size());
    out.add("\" failures=\"").add(summary.count(Status.DEPARTED));
    out.add("\" errors=\"").add(summary.count(Status.FAILED));
    out.add("\" skipped=\"").add(summary.count(Status.SKIPPED));
    out.add("\" time=\"").add(seconds(summary.took())).add("\">").line();
    summary.results().forEach(this::testCase);
    out.add("</testsuite>").line();
    out.flush();
  }

  private void testCase(LabResult result) {
    out.add("  <testcase classname=\"lab.").add(escaped(result.scenario().group()));
    out.add("\" name=\"").add(escaped(result.scenario().name()));
    out.add("\" time=\"").add(seconds(result.took())).add("\">").line();
    switch (result.status()) {
      case AS_EXPECTED -> {}
      case DEPARTED -> outcome("failure", departures(result));
      case FAILED -> outcome("error", result.reason());
      case SKIPPED -> outcome("skipped", result.reason());
    }
    out.add("  </testcase>").line();
  }

  private void outcome(String element, String message) {
    out.add("    <").add(element).add(" message=\"").add(escaped(message)).add("\"/>").line();
  }

  private static String departures(LabResult result) {
    return result.departures().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;");
  }
}
