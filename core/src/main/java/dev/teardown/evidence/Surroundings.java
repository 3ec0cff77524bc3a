// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import dev.teardown.flow.HostBook;

/// What the observation shows around one connection.
///
/// @param endNanos until when anything was observed: the time of the capture's last frame
/// @param hosts what the other connections show of the same hosts and services
/// @param capturedLosses packets that the capture itself says it lost, 0 where it says nothing
/// @param complete false when the capture broke off in mid-record
public record Surroundings(long endNanos, HostBook hosts, long capturedLosses, boolean complete) {}
