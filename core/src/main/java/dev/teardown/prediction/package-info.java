// SPDX-License-Identifier: Apache-2.0

/// When a kernel will give a connection up whose other side has vanished, by its parameters.
///
/// Read first: [DeadPeerClock].
@NullMarked
package dev.teardown.prediction;

import org.jspecify.annotations.NullMarked;
