// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.report;

import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.Moment;
import dev.teardown.report.Palette;
import dev.teardown.report.Quantity;
import dev.teardown.report.Utf8Text;
import java.util.List;

/// One run on one axis, time running down: the client's calls and kernel at the left, the server's
/// at the right, between them the segments as they left and as they arrived.
public final class TimeLine {

  private static final int COLUMN = 34;
  private static final int WIRE = 40;

  /// Segments shown of a run of equal ones: the first ones and the last.
  private static final int MOST = 120;

  private final Utf8Text out;
  private final Palette palette;

  public TimeLine(Utf8Text out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  public void write(LabResult result) {
    var moments = result.moments();
    if (moments.isEmpty()) {
      return;
    }
    long start = moments.getFirst().nanos();
    out.spaces(6).right("TIME", 12).spaces(2).left("CLIENT", COLUMN).left("", WIRE).add("SERVER");
    out.line();
    shown(moments, start);
  }

  private void shown(List<Moment> moments, long start) {
    int hidden = moments.size() - MOST;
    for (int i = 0; i < moments.size(); i++) {
      if (hidden > 0 && i == MOST / 2) {
        out.spaces(20).add(palette.faint("... " + hidden + " moments not shown")).line();
        i += hidden;
      }
      line(moments.get(i), start);
    }
  }

  private void line(Moment moment, long start) {
    out.spaces(6).right(Quantity.sinceStart(moment.nanos() - start), 12).spaces(2);
    switch (moment.place()) {
      case CLIENT -> out.add(paint(moment));
      case SERVER -> out.spaces(COLUMN + WIRE).add(paint(moment));
      case TO_SERVER -> arrow(moment, "─", "─▶");
      case TO_CLIENT -> arrow(moment, "◀─", "─");
      case CABLE -> out.spaces(COLUMN).add(palette.doubtful("~ " + moment.text() + " ~"));
    }
    out.line();
  }

  private void arrow(Moment moment, String left, String right) {
    int fill = Math.max(WIRE - moment.text().length() - left.length() - right.length() - 4, 1);
    out.spaces(COLUMN).add(left).add(' ');
    out.add(moment.isBad() ? palette.bad(moment.text()) : moment.text()).add(' ');
    out.add("─".repeat(fill)).add(right);
    out.add(moment.note().isEmpty() ? "" : "  " + palette.faint(moment.note()));
  }

  private String paint(Moment moment) {
    return switch (moment.kind()) {
      case KERNEL -> palette.address(moment.text());
      default -> moment.isBad() ? palette.bad(moment.text()) : moment.text();
    };
  }
}
