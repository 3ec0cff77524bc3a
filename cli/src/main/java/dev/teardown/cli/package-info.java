// SPDX-License-Identifier: Apache-2.0

/// The command line: one command class per verb, and what they share.
///
/// **What lives here.** Options and their checks, opening of inputs, progress, exit statuses, and
/// the wiring of `core`. Data goes to standard output, all else to standard error.
///
/// **What does not.** What verdicts look like is `dev.teardown.report`'s business; which
/// connections are wanted is read by [dev.teardown.cli.selection].
///
/// **Read first.** [dev.teardown.cli.Main] starts a verb, `AnalyzeCommand` holds the options of
/// one, `AnalyzePlan` what they come to, `CaptureAnalysis` the path of a capture to its verdicts.
@NullMarked
package dev.teardown.cli;

import org.jspecify.annotations.NullMarked;
