// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Evidence;

/// A reason to trust a finding less.
///
/// @param atMost how certain the finding can be at most
record Objection(Certainty atMost, Evidence why) {}
