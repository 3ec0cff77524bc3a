// SPDX-License-Identifier: Apache-2.0

/// Network devices: made, configured, read from and written to.
///
/// Nothing here chooses a network namespace: a [RouteSocket], a [PacketSocket] and a [Tun] belong
/// to the namespace of the thread that opens them, for as long as they live, and may then be used
/// from any thread.
///
/// Read first: [Links], [FrameDevice], [RouteSocket].
@NullMarked
package dev.teardown.linux.link;

import org.jspecify.annotations.NullMarked;
