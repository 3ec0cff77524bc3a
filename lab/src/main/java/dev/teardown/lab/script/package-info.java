// SPDX-License-Identifier: Apache-2.0

/// The words of a scenario file: lines, words with their position, numbers, ranges and times, and
/// the one exception for text that is not as it should be. What the words mean is not known here.
///
/// Read first: [Words], [ScriptException], [Script].
@NullMarked
package dev.teardown.lab.script;

import org.jspecify.annotations.NullMarked;
