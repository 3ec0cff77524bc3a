// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;

/// Segment records, which went out while the capture was read, and now the summary.
public final class SegmentsReport implements Report {

  private final SegmentJson segments;

  public SegmentsReport(SegmentJson segments) {
    this.segments = segments;
  }

  @Override
  public void connection(String source, Verdict verdict) {}

  @Override
  public void summary(CaptureSummary summary) {
    segments.summary(summary);
  }

  @Override
  public void end() {
    segments.end();
  }
}
