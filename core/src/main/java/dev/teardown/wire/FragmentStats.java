// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// What became of the IP fragments that a [FrameDecoder] has seen.
///
/// @param fragments fragments seen
/// @param reassembled datagrams completed
/// @param dropped datagrams given up: overlapping or contradictory fragments, 30 seconds without
///   completion, or too many at once
/// @param pending datagrams still incomplete
public record FragmentStats(long fragments, long reassembled, long dropped, long pending) {}
