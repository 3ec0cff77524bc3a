// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.report;

import dev.teardown.lab.claim.Claims;
import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.run.LabSummary;
import dev.teardown.report.Utf8Text;
import java.io.OutputStream;
import java.util.Locale;

/// The matrix as Markdown, to be committed or to be read on the web.
public final class MarkdownReport implements LabReport {

  private final Utf8Text out;
  private final Claims claims;

  public MarkdownReport(OutputStream out, Claims claims) {
    this.out = new Utf8Text(out);
    this.claims = claims;
  }

  @Override
  public void result(LabResult result) {
    // Written in the order of the cases when all are done.
  }

  @Override
  public void end(LabSummary summary) {
    var group = "";
    for (var result : summary.results()) {
      if (!group.equals(result.scenario().group())) {
        group = result.scenario().group();
        heading(group);
      }
      row(result);
    }
    out.line();
    out.add("Observed on Linux ").add(summary.kernel()).add(": ");
    out.add(summary.count(Status.AS_EXPECTED)).add(" of ").add(summary.results().size());
    out.add(" as expected.").line();
    summary.missing().forEach(each -> out.add("Not available: ").add(escaped(each)).line());
    out.flush();
  }

  private void heading(String group) {
    var claim = claims.of(group);
    out.line();
    out.add("## ").add(claim.isPresent() ? group.toUpperCase(Locale.ROOT) : group);
    out.add(claim.map(each -> ": " + each.title()).orElse("")).line();
    out.line();
    if (claim.isPresent()) {
      out.add("Claim: ").add(escaped(claim.get().linux())).add(".").line();
      out.line();
      out.add("On Windows, documented and not run here: ").add(escaped(claim.get().windows()));
      out.add(" (").add(escaped(claim.get().documented())).add(").").line();
      out.line();
    }
    out.add("| variant | what happens | observed | verdict | run |").line();
    out.add("|---|---|---|---|---|").line();
  }

  private void row(LabResult result) {
    var scenario = result.scenario();
    out.add("| ").add(scenario.name()).add(" | ").add(escaped(scenario.title())).add(" | ");
    out.add(scenario.observer().toString()).add(": ").add(escaped(result.observed())).add(" | ");
    out.add(escaped(scenario.judgement().toString())).add(" | ");
    out.add(result.status().text().replace('-', ' '));
    if (!result.reason().isEmpty()) {
      out.add(": ").add(escaped(result.reason()));
    }
    result
        .departures()
        .forEach(each ->
            out.add("; expected ")
                .add(escaped(each.line()))
                .add(", was ")
                .add(escaped(each.observed())));
    out.add(" |").line();
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
