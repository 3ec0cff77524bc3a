// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

/// The report's foot: what of a capture was not analysed, and what the capture itself lost.
final class SkippedText {

  private final Utf8Text out;
  private final Palette palette;
  private final int width;
  private boolean isFirst = true;

  SkippedText(Utf8Text out, Palette palette, int width) {
    this.out = out;
    this.palette = palette;
    this.width = width;
  }

  void write(CaptureSummary summary) {
    if (summary.stop() == CaptureSummary.Stop.DAMAGED) {
      note("the capture " + summary.problem() + "; everything before that is reported");
    }
    var lost = summary.lostPackets();
    if (lost.isPresent() && lost.getAsLong() > 0) {
      note("the capture says that it lost " + Quantity.of(lost.getAsLong(), "packet"));
    }
    if (summary.evicted() > 0) {
      note(
          Quantity.of(summary.evicted(), "connection")
              + " judged before the capture's end for want of room (--max-flows): later packets of"
              + " them were taken for new connections");
    }
    skipped(summary.skipped());
  }

  private void skipped(CaptureSummary.Skipped skipped) {
    if (skipped.other() > 0) {
      note(Quantity.of(skipped.other(), "frame") + " without TCP");
    }
    for (var link : skipped.unknownLinks()) {
      note(Quantity.of(link.frames(), "frame") + " of an unknown link layer: " + link.name());
    }
    for (var malformation : skipped.malformed()) {
      var spec = malformation.spec().isEmpty() ? "" : " (" + malformation.spec() + ")";
      note(
          Quantity.of(malformation.frames(), "frame")
              + ": "
              + malformation.reason()
              + spec
              + ", first in frame "
              + malformation.firstFrame());
    }
    if (skipped.fragments() > 0) {
      note(Quantity.of(skipped.fragments(), "IP fragment") + " of packets that are not complete");
    }
    if (skipped.unmatchedIcmp() > 0) {
      note(
          Quantity.of(skipped.unmatchedIcmp(), "ICMP error")
              + " about connections that are not in the capture");
    }
  }

  private void note(String text) {
    if (isFirst) {
      out.line();
      out.add(palette.faint("Not analysed, or not seen:")).line();
      isFirst = false;
    }
    out.add("  - ");
    Wrapping.of(text, width - 4).forEachLine(line -> out.add(line).line(), () -> out.spaces(4));
  }
}
