// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

/// Another ending that would leave the same evidence.
///
/// @param wouldBeSettledBy the observation that would tell it from the verdict
public record Alternative(Ending ending, Certainty certainty, String wouldBeSettledBy) {}
