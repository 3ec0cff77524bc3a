// SPDX-License-Identifier: Apache-2.0

/// Endings in which a reset decides: which reset ended a connection, and why it was sent.
///
/// [DecisiveReset] picks the reset that was obeyed, [dev.teardown.diagnosis.origin] says what form
/// it has and who sent it, then the first [ResetRule] of [ResetEndings] that recognises the case
/// names the ending. Read these three first. Flags alone never decide: the bytes and times around
/// them do.
@org.jspecify.annotations.NullMarked
package dev.teardown.diagnosis.reset;
