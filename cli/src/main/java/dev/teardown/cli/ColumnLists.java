// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import dev.teardown.report.CloseMatches;
import dev.teardown.report.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns as users name them, between commas.
final class ColumnLists {

  private ColumnLists() {}

  static List<Column> columns(String names) throws SelectionException {
    var columns = new ArrayList<Column>();
    for (var name : List.of(names.split(",", -1))) {
      columns.add(column(name.strip()));
    }
    return columns;
  }

  /// "lost,-start": by the first, then by the next; a minus turns one around.
  static Comparator<Column.Row> order(String names) throws SelectionException {
    @Nullable Comparator<Column.Row> order = null;
    for (var part : List.of(names.split(",", -1))) {
      var name = part.strip();
      boolean isDescending = name.startsWith("-");
      var ascending = column(isDescending ? name.substring(1) : name).order();
      var next = isDescending ? ascending.reversed() : ascending;
      order = order == null ? next : order.thenComparing(next);
    }
    if (order == null) {
      throw new SelectionException("--sort names no column");
    }
    return order;
  }

  private static Column column(String name) throws SelectionException {
    var column = Column.of(name);
    if (column.isPresent()) {
      return column.get();
    }
    var known = new ArrayList<String>();
    for (var each : Column.values()) {
      known.add(each.key());
    }
    var hint = CloseMatches.hint(name, known);
    throw new SelectionException(
        "'"
            + name
            + "' is no column"
            + (hint.isEmpty() ? " (" + String.join(", ", known) + ")" : hint));
  }
}
