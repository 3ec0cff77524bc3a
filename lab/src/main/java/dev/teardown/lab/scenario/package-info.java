// SPDX-License-Identifier: Apache-2.0

/// A scenario as it is written and as it is known: who does what in which order on one time line,
/// what should come of it, and what the truth is. Described in docs/reference/scenario.md. Reading
/// one opens nothing.
///
/// Read first: [Scenario], [Step], [ScenarioParser].
@NullMarked
package dev.teardown.lab.scenario;

import org.jspecify.annotations.NullMarked;
