// SPDX-License-Identifier: Apache-2.0

/// The kernel's tracepoints as [dev.teardown.evidence.KernelEvent]s: an instance of tracefs of this
/// program's own, its binary pages, and what the running kernel says of their layout.
///
/// Offsets and names are read from the kernel's `format` files, since they move between versions.
///
/// Start reading here: [KernelTrace], [EventFormat], [TracePage].
@NullMarked
package dev.teardown.linux.trace;

import org.jspecify.annotations.NullMarked;
