// SPDX-License-Identifier: Apache-2.0

/// Processes and signals: whether a call raised SIGPIPE, processes held by a descriptor, how a
/// child ended, which sockets a process has open.
///
/// Start reading here: [Pidfd], [SigpipeWatch].
@NullMarked
package dev.teardown.linux.process;

import org.jspecify.annotations.NullMarked;
