// SPDX-License-Identifier: Apache-2.0

/// Who sent a reset: what its shape says, and the tests that speak for the host whose address it
/// bears or for somebody else.
///
/// A test yields a clue with a weight, never a verdict. Read first: [ResetShape], [Origin],
/// [Continuation] (the strongest test). Which ending follows is the matter of
/// [dev.teardown.diagnosis.reset].
@org.jspecify.annotations.NullMarked
package dev.teardown.diagnosis.origin;
