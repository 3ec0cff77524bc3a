// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.actor.Performed;
import dev.teardown.lab.scenario.Step;
import java.util.Optional;

/// A step that was played.
///
/// @param atNanos when it began, of CLOCK_MONOTONIC
/// @param performed what came of it; empty for what gives no result
public record Played(Step step, long atNanos, Optional<Performed> performed) {}
