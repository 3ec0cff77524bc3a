// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.report;

import dev.teardown.lab.claim.Claim;
import dev.teardown.lab.claim.Claims;
import dev.teardown.lab.run.Departure;
import dev.teardown.lab.run.Diagnosed;
import dev.teardown.lab.run.Diagnosed.Rating;
import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.LabResult.Status;
import dev.teardown.lab.run.LabSummary;
import dev.teardown.report.Palette;
import dev.teardown.report.Quantity;
import dev.teardown.report.Utf8Text;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What people read: each case with its claim, and below it what each variant showed and what that
/// says of the claim; then how Teardown's own diagnosis did.
public final class MatrixReport implements LabReport {

  private final Utf8Text out;
  private final Palette palette;
  private final Claims claims;
  private final boolean showsTimeLines;

  /// @param showsTimeLines draws each run's time line below it
  public MatrixReport(OutputStream out, Palette palette, Claims claims, boolean showsTimeLines) {
    this.out = new Utf8Text(out);
    this.palette = palette;
    this.claims = claims;
    this.showsTimeLines = showsTimeLines;
  }

  @Override
  public void result(LabResult result) {
    // The matrix is in the order of the cases, not of their ends.
  }

  @Override
  public void end(LabSummary summary) {
    for (var group : grouped(summary.results()).entrySet()) {
      claims.of(group.getKey()).ifPresentOrElse(this::heading, () -> heading(group.getKey()));
      group.getValue().forEach(this::variant);
      out.line();
    }
    confusion(summary);
    totals(summary);
    out.flush();
  }

  private static Map<String, List<LabResult>> grouped(List<LabResult> results) {
    var groups = new LinkedHashMap<String, List<LabResult>>();
    for (var result : results) {
      groups.computeIfAbsent(result.scenario().group(), _ -> new ArrayList<>()).add(result);
    }
    return groups;
  }

  private void heading(Claim claim) {
    out.add(palette.bold(claim.group().toUpperCase(java.util.Locale.ROOT) + "  " + claim.title()))
        .line();
    out.add("  claim    ").add(claim.linux()).line();
    out.add(
            palette.faint(
                "  windows  "
                    + claim.windows()
                    + " (documented, not run here: "
                    + claim.documented()
                    + ")"))
        .line();
  }

  private void heading(String group) {
    out.add(palette.bold(group.equals("variant") ? "Beside the cases" : group)).line();
  }

  private void variant(LabResult result) {
    var scenario = result.scenario();
    out.add("  ").add(mark(result)).add(' ').add(scenario.name()).add("  ").add(scenario.title());
    out.line();
    if (result.status() == Status.SKIPPED || result.status() == Status.FAILED) {
      out.add("      ").add(result.status().text()).add(": ").add(result.reason()).line();
      return;
    }
    out.add("      observed ").add(scenario.observer().toString()).add(": ");
    out.add(result.observed()).line();
    out.add("      verdict  ").add(scenario.judgement().toString()).line();
    result.departures().forEach(this::departure);
    if (showsTimeLines) {
      new TimeLine(out, palette).write(result);
    }
  }

  private String mark(LabResult result) {
    return switch (result.status()) {
      case AS_EXPECTED -> palette.good("ok  ");
      case DEPARTED -> palette.bad("DIFF");
      case FAILED -> palette.bad("FAIL");
      case SKIPPED -> palette.doubtful("skip");
    };
  }

  private void departure(Departure departure) {
    out.add(palette.bad("      expected ")).add(departure.line());
    out.add(palette.faint("  (line " + departure.position().line() + ")")).line();
    out.add(palette.bad("      but was  ")).add(departure.observed()).line();
  }

  private void confusion(LabSummary summary) {
    boolean isJudged = summary.results().stream().anyMatch(result -> !result.diagnoses().isEmpty());
    if (!isJudged) {
      return;
    }
    out.add(palette.bold("Teardown's own diagnosis against the truth")).line();
    out.left("", 20);
    for (var rating : Rating.values()) {
      out.right(rating.text(), 18);
    }
    out.line();
    row("  packets only", false, summary);
    row("  with kernel", true, summary);
    for (var result : summary.results()) {
      result.diagnoses().stream()
          .filter(diagnosed -> !diagnosed.isGood())
          .forEach(diagnosed -> fault(result, diagnosed));
    }
    out.line();
  }

  private void row(String name, boolean withKernel, LabSummary summary) {
    out.left(name, 20);
    for (var rating : Rating.values()) {
      out.right(Long.toString(summary.count(withKernel, rating)), 18);
    }
    out.line();
  }

  private void fault(LabResult result, Diagnosed diagnosed) {
    out.add("  ").add(palette.bad(diagnosed.rating().text())).add(": ");
    out.add(result.scenario().name()).add(", seen at the ").add(diagnosed.vantage().toString());
    out.add(diagnosed.withKernel() ? " with the kernel's word" : " from packets alone");
    out.add(": ").add(diagnosed.verdict().ending().code()).add(", ");
    out.add(diagnosed.verdict().certainty().text()).add("; the truth is ");
    out.add(result.scenario().truth().map(Object::toString).orElse("not stated")).line();
  }

  private void totals(LabSummary summary) {
    out.add(Quantity.of(summary.results().size(), "scenario")).add(" on Linux ");
    out.add(summary.kernel()).add(" in ").add(Quantity.duration(summary.took().toNanos()));
    for (var status : Status.values()) {
      long count = summary.count(status);
      if (count > 0) {
        out.add(", ").add(Quantity.count(count)).add(' ').add(status.text().replace('-', ' '));
      }
    }
    out.line();
    summary.missing().forEach(each -> out.add("not available: ").add(each).line());
  }
}
