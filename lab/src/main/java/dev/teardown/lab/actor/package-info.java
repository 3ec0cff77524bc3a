// SPDX-License-Identifier: Apache-2.0

/// The programs that a scenario is played by: each executes operations, one at a time, by raw
/// system calls in its side's network namespace, in a thread of this process or in a process of its
/// own that can be killed.
///
/// One operation, one small file: its syntax, what it does, and its [Verb] for the catalogue,
/// [Operations]. Nothing else knows an operation. Sockets are never java.net's, except in the
/// operations that show what Java's own classes do.
///
/// Read first: [Operation], [Desk], [Outcome].
@NullMarked
package dev.teardown.lab.actor;

import org.jspecify.annotations.NullMarked;
