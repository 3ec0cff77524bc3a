// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

/// Writes connections line by line.
interface RowWriter {

  void row(Column.Row row);

  /// Writes what is held back, and the header if there was no row.
  void end();
}
