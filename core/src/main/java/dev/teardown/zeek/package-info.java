// SPDX-License-Identifier: Apache-2.0

/// Connections in the words of Zeek's conn.log, for those who compare or who feed its readers.
///
/// What lives here: Zeek's states, history and byte counts by Zeek's rules, kept beside each flow.
/// What does not: verdicts. Zeek's columns say what was seen, not why; nothing here is evidence for
/// a diagnosis.
///
/// Read first: [dev.teardown.zeek.ZeekTracker], `StateMachine` and `ConnState`; the rules are
/// written down in docs/reference/zeek.md.
@NullMarked
package dev.teardown.zeek;

import org.jspecify.annotations.NullMarked;
