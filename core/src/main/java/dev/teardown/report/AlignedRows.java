// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table whose columns are as wide as the first hundred rows need.
final class AlignedRows implements RowWriter {

  private static final int MEASURED = 100;

  private final List<Column> columns;
  private final boolean header;
  private final Palette palette;
  private final Utf8Text out;
  private final List<List<String>> held = new ArrayList<>();
  private final int[] widths;
  private boolean isMeasured;

  AlignedRows(RowsReport.Options options, Palette palette, Utf8Text out) {
    this.columns = options.columns();
    this.header = options.header();
    this.palette = palette;
    this.out = out;
    this.widths = new int[columns.size()];
  }

  @Override
  public void row(Column.Row row) {
    var cells = new ArrayList<String>(columns.size());
    for (var column : columns) {
      cells.add(column.text(row));
    }
    if (isMeasured) {
      line(cells);
      return;
    }
    held.add(cells);
    if (held.size() == MEASURED) {
      measure();
    }
  }

  private void measure() {
    isMeasured = true;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = header ? columns.get(i).key().length() : 0;
      for (var cells : held) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    if (header) {
      heading();
    }
    held.forEach(this::line);
    held.clear();
  }

  private void heading() {
    for (int i = 0; i < widths.length; i++) {
      var column = columns.get(i);
      var name = column.key().toUpperCase(Locale.ROOT).replace('_', ' ');
      int padding = widths[i] - name.length();
      out.spaces(i == 0 ? 0 : 2).spaces(column.isNumber() ? padding : 0);
      out.add(palette.faint(name)).spaces(column.isNumber() ? 0 : padding);
    }
    out.line();
  }

  private void line(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      out.spaces(i == 0 ? 0 : 2);
      if (columns.get(i).isNumber()) {
        out.right(cells.get(i), widths[i]);
      } else {
        out.left(cells.get(i), widths[i]);
      }
    }
    out.line();
  }

  @Override
  public void end() {
    if (!isMeasured) {
      measure();
    }
    out.flush();
  }
}
