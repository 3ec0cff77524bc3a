// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;

/// One form of output. Sources come one after the other: the connections of one, then its summary.
///
/// Nothing is kept of a verdict beyond what the output needs, so that memory stays bounded.
public interface Report {

  /// Takes one selected connection.
  ///
  /// @param source the capture's name as the user gave it
  void connection(String source, Verdict verdict);

  /// Ends one source.
  void summary(CaptureSummary summary);

  /// Ends the output and flushes it.
  void end();
}
