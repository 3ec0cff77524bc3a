// SPDX-License-Identifier: Apache-2.0
/// Synthetic TCP traffic of Linux hosts, with known endings, as a tap beside the responders sees
/// it.
///
/// A [dev.teardown.bench.traffic.Conversation] plans its segments a round at a time; the
/// [dev.teardown.bench.traffic.MergedConversations] merges all conversations by time. How a
/// connection ends is a [dev.teardown.bench.traffic.GeneratedEnding] with its script.
@org.jspecify.annotations.NullMarked
package dev.teardown.bench.traffic;
