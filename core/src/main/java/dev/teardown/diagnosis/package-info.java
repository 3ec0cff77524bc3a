// SPDX-License-Identifier: Apache-2.0

/// Judging: how one connection ended, who ended it and why, how certain that is, what each side's
/// application saw, what it cost and what to do.
///
/// A [Diagnoser] reads a case file and nothing else. Its rules, one per file, stand in the order of
/// decision; the first that recognises the case makes a [Finding]. Then the contradiction tests,
/// also one per file, look for what speaks against it, and can only lower its certainty. Harm, what
/// each side saw and advice follow from the finding.
///
/// Here stand the endings without a decisive reset; `reset` has those by a reset, `origin` who
/// really sent one. The end of a capture is no ending: [Watch] says how long a connection was
/// watched, and [Repetition] when the next try was due.
///
/// To add an ending: its code in [Ending], a rule, its place in [Diagnoser], a row in [SawRules], a
/// line in [Advice], a page in `explain`, and a script in `seg`.
///
/// Read first: [Diagnoser], [Finding], [FinRule].
@NullMarked
package dev.teardown.diagnosis;

import org.jspecify.annotations.NullMarked;
