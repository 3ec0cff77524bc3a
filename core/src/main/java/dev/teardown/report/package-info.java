// SPDX-License-Identifier: Apache-2.0

/// Verdicts as people and programs read them: text, tables, JSON, CSV, ladder diagrams.
///
/// **What lives here.** Everything that turns a [dev.teardown.diagnosis.Verdict] into bytes.
/// Nothing here opens a file or knows a terminal: each output writes to a stream that is passed in,
/// and is told whether it may use colour and how wide it may be.
///
/// **What does not.** Which connections are wanted, where the output goes and what the exit code
/// is: that is the command line's business.
///
/// **Read first.** [dev.teardown.report.Report] is what every output implements,
/// [dev.teardown.report.TextReport] what people see, [dev.teardown.report.ConnectionJson] what
/// programs rely on.
@NullMarked
package dev.teardown.report;

import org.jspecify.annotations.NullMarked;
