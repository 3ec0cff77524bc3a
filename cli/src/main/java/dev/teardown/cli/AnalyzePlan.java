// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.AnalyzeCommand.Format;
import dev.teardown.cli.selection.EndingCodes;
import dev.teardown.cli.selection.FilterParser;
import dev.teardown.cli.selection.SelectionException;
import dev.teardown.diagnosis.Verdict;
import dev.teardown.report.Column;
import dev.teardown.report.Palette;
import dev.teardown.report.RowsReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a user's options of `analyze` come to, once they make sense together.
///
/// @param files at least one
/// @param ignoresChecksums whether Zeek's log takes segments with wrong checksums for good
/// @param stream the only connection wanted, or -1
/// @param selects whether the user asked for some connections only
/// @param everything whether the report shows also what ended well
/// @param limit -1 where the user gave none
record AnalyzePlan(
    List<String> files,
    Format format,
    boolean segments,
    boolean ignoresChecksums,
    boolean noHeader,
    int stream,
    boolean selects,
    boolean everything,
    Predicate<Verdict> selection,
    RowsReport.@Nullable Options rows,
    int limit,
    int maxFlows,
    boolean quiet,
    Palette palette) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int FEWEST_FLOWS = 16;

  static AnalyzePlan of(AnalyzeCommand options, Console console) throws SelectionException {
    var format = options.json ? Format.json : options.format;
    check(options, format);
    return new AnalyzePlan(
        options.files,
        format,
        options.segments,
        options.ignoresChecksums,
        options.output.noHeader,
        options.connection,
        options.connection >= 0 || options.ended != null || options.filter != null,
        options.output.verbose || options.connection >= 0 || options.ended != null,
        selection(options),
        rows(options, format),
        options.limit,
        options.maxFlows,
        options.output.quiet,
        options.output.palette(console.terminal()));
  }

  private static void check(AnalyzeCommand options, Format format) throws SelectionException {
    if (options.files.isEmpty()) {
      throw new SelectionException("name a capture file, or - for standard input");
    }
    if (options.limit == 0 || options.limit < -1) {
      throw new SelectionException("--limit must be at least 1");
    }
    if (options.connection < -1) {
      throw new SelectionException("--connection must be a stream's number, from 0");
    }
    if (options.maxFlows < FEWEST_FLOWS) {
      throw new SelectionException("--max-flows must be at least " + FEWEST_FLOWS);
    }
    if (options.segments && (options.ended != null || options.filter != null)) {
      throw new SelectionException(
          "--segments comes before any verdict: of the selections only --connection goes with it");
    }
    boolean hasOwnColumns =
        format == Format.json || format == Format.ndjson || format == Format.zeek;
    if (hasOwnColumns && (options.columns != null || options.sort != null)) {
      throw new SelectionException("--columns and --sort are for table, wide, plain and csv");
    }
  }

  private static Predicate<Verdict> selection(AnalyzeCommand options) throws SelectionException {
    Predicate<Verdict> selection = _ -> true;
    int stream = options.connection;
    if (stream >= 0) {
      selection = verdict -> verdict.caseFile().flow().stream() == stream;
    }
    if (options.ended != null) {
      var endings = EndingCodes.parseList(options.ended);
      selection = selection.and(verdict -> endings.contains(verdict.ending()));
    }
    return options.filter == null ? selection : selection.and(FilterParser.parse(options.filter));
  }

  /// Null for the report, for JSON and for Zeek's log.
  private static RowsReport.@Nullable Options rows(AnalyzeCommand options, Format format)
      throws SelectionException {
    boolean wantsRows = options.columns != null || options.sort != null;
    var columns =
        switch (format) {
          case json, ndjson, zeek -> null;
          case table -> wantsRows ? Column.NARROW : null;
          case wide -> Column.WIDE;
          case plain -> Column.NARROW;
          case csv -> Column.FLAT;
        };
    if (columns == null) {
      return null;
    }
    Comparator<Column.Row> order = options.sort == null ? null : ColumnLists.order(options.sort);
    return new RowsReport.Options(
        options.columns == null ? from(options, columns) : ColumnLists.columns(options.columns),
        !options.output.noHeader,
        options.limit < 0 ? Integer.MAX_VALUE : options.limit,
        order,
        options.maxFlows);
  }

  /// Streams of several captures are told apart by their source.
  private static List<Column> from(AnalyzeCommand options, List<Column> columns) {
    if (options.files.size() == 1 || columns.contains(Column.SOURCE)) {
      return columns;
    }
    var all = new ArrayList<Column>();
    all.add(Column.SOURCE);
    all.addAll(columns);
    return all;
  }

  /// The user's limit, or that of the report.
  int limitOrDefault() {
    return limit < 0 ? DEFAULT_LIMIT : limit;
  }
}
