// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.util.List;

/// Comma-separated values (RFC 4180): lines end in CRLF, quotes only where they are needed.
final class CsvRows implements RowWriter {

  private final List<Column> columns;
  private final Utf8Text out;

  CsvRows(RowsReport.Options options, Utf8Text out) {
    this.columns = options.columns();
    this.out = out;
    if (options.header()) {
      for (int i = 0; i < columns.size(); i++) {
        out.add(i == 0 ? "" : ",").add(columns.get(i).key());
      }
      endLine();
    }
  }

  @Override
  public void row(Column.Row row) {
    for (int i = 0; i < columns.size(); i++) {
      out.add(i == 0 ? "" : ",").add(quoted(columns.get(i).text(row)));
    }
    endLine();
  }

  private void endLine() {
    out.add('\r').line();
  }

  /// RFC 4180 2.5 to 2.7.
  static String quoted(String value) {
    boolean isPlain =
        value.indexOf(',') < 0
            && value.indexOf('"') < 0
            && value.indexOf('\n') < 0
            && value.indexOf('\r') < 0;
    return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  @Override
  public void end() {
    out.flush();
  }
}
