// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.report;

import dev.teardown.lab.run.LabResult;
import dev.teardown.lab.run.LabSummary;

/// One form of output.
public interface LabReport {

  /// A scenario is done; they come in the order in which they end.
  void result(LabResult result);

  /// All are done.
  void end(LabSummary summary);
}
