// SPDX-License-Identifier: Apache-2.0

/// What packets show of each connection: segments in, one [Flow] per connection out.
///
/// **What lives here.** The table of 4-tuples, RFC 9293's variables of both sides as far as a
/// capture shows them, each reset with the state at its moment, ICMP errors, what connections show
/// of their hosts together, and Wireshark's name for each segment.
///
/// **What does not.** Bytes (package `wire`) and judgement (package `diagnosis`): nothing here says
/// how a connection ended. A fact that the packets do not show is said to be unknown.
///
/// **Read first.**
/// 1. [FlowTable]: segments go in, flows come out; memory is bounded by its capacity.
/// 2. [HalfFlow]: all that is known of one side. It is long because it is flat.
/// 3. [ResetRecord]: one reset, what came before it and what came after.
///
/// **Two views of repetition.** [SequenceAnalysis] follows Wireshark test by test, its flaws
/// included, so that people can compare; `SequenceSpace`, `UnansweredRun` and the rest of
/// [HalfFlow] count bytes and tries as they are, and verdicts rest on these.
///
/// **What it costs.** A segment of a known flow allocates nothing. A flow allocates when something
/// happens to it: its first hole, its first repeat, its first probe, a reset, an ICMP error.
///
/// **One thread** writes; a released flow is read-only and may go to another.
@NullMarked
package dev.teardown.flow;

import org.jspecify.annotations.NullMarked;
