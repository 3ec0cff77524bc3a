// SPDX-License-Identifier: Apache-2.0

/// The door to the kernel: one handle for all system calls, their numbers, their errors.
///
/// Only [Sys] knows the linker. What a family of calls means lives in the package of that family.
///
/// Read first: [Sys], [Syscall], [SyscallException].
@NullMarked
package dev.teardown.linux.sys;

import org.jspecify.annotations.NullMarked;
