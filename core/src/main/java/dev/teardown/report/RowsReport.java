// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line per connection: an aligned table, or values between tabs or commas.
///
/// Rows go out as they come, unless an order is asked for.
public final class RowsReport implements Report {

  /// What the lines look like.
  ///
  /// @param limit most rows shown
  /// @param order null for the order of arrival
  /// @param mostHeld most rows held to sort them
  public record Options(
      List<Column> columns,
      boolean header,
      int limit,
      @Nullable Comparator<Column.Row> order,
      int mostHeld) {

    public Options {
      columns = List.copyOf(columns);
    }
  }

  private final Options options;
  private final RowWriter writer;
  private final @Nullable FirstFew<Column.Row> sorted;
  private long written;

  /// A table for people: columns as wide as the first rows need.
  public static RowsReport aligned(Options options, Palette palette, OutputStream out) {
    return new RowsReport(options, new AlignedRows(options, palette, new Utf8Text(out)));
  }

  /// Values between tabs, none of which contains one.
  public static RowsReport tabbed(Options options, OutputStream out) {
    return new RowsReport(options, new TabbedRows(options, new Utf8Text(out)));
  }

  /// RFC 4180.
  public static RowsReport csv(Options options, OutputStream out) {
    return new RowsReport(options, new CsvRows(options, new Utf8Text(out)));
  }

  private RowsReport(Options options, RowWriter writer) {
    this.options = options;
    this.writer = writer;
    var order = options.order();
    int held = Math.min(options.limit(), options.mostHeld());
    this.sorted = order == null ? null : new FirstFew<>(held, order);
  }

  @Override
  public void connection(String source, Verdict verdict) {
    var row = new Column.Row(source, verdict);
    var few = sorted;
    if (few != null) {
      few.offer(row);
    } else if (written++ < options.limit()) {
      writer.row(row);
    }
  }

  @Override
  public void summary(CaptureSummary summary) {}

  @Override
  public void end() {
    var few = sorted;
    if (few != null) {
      few.sorted().forEach(writer::row);
    }
    writer.end();
  }
}
