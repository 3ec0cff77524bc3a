// SPDX-License-Identifier: Apache-2.0

/// Runs of scenarios: two hosts and a cable are made, the steps are played, what came is compared
/// with what should have come, and the diagnosis of the run is judged against its truth.
///
/// Read first: [LabRun], [Play], [LabResult].
@NullMarked
package dev.teardown.lab.run;

import org.jspecify.annotations.NullMarked;
