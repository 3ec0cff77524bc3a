// SPDX-License-Identifier: Apache-2.0

/// Runs of the laboratory as people and programs read them: the matrix of claims, the time line of
/// one case, JSON, Markdown, JUnit's XML. Each writes to a stream that is passed in.
///
/// Read first: [LabReport], [MatrixReport], [TimeLine].
@NullMarked
package dev.teardown.lab.report;

import org.jspecify.annotations.NullMarked;
