// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.util.List;

/// Values between tabs, for `cut` and `awk`.
final class TabbedRows implements RowWriter {

  private final List<Column> columns;
  private final Utf8Text out;

  TabbedRows(RowsReport.Options options, Utf8Text out) {
    this.columns = options.columns();
    this.out = out;
    if (options.header()) {
      for (int i = 0; i < columns.size(); i++) {
        out.add(i == 0 ? "" : "\t").add(columns.get(i).key());
      }
      out.line();
    }
  }

  @Override
  public void row(Column.Row row) {
    for (int i = 0; i < columns.size(); i++) {
      out.add(i == 0 ? "" : "\t");
      out.add(columns.get(i).text(row).replace('\t', ' ').replace('\n', ' '));
    }
    out.line();
  }

  @Override
  public void end() {
    out.flush();
  }
}
