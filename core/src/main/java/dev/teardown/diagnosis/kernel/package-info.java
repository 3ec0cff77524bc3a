// SPDX-License-Identifier: Apache-2.0

/// What the kernels' own words prove: why a reset was sent, which error an application got, and in
/// whose context that happened.
///
/// [KernelRules] asks in order of time: the first event that ends a connection decides, what
/// follows are its consequences. Where the kernels tell nothing of the kind the packets decide, and
/// the kernel only adds who acted.
///
/// The traps are those of Linux 6.18, measured: a reset sent for a listener bears no remote end; a
/// received reset is also reported where a kernel dealt it to itself; an error 104 without a remote
/// end is the closer's own; what runs in a soft interrupt is nobody's doing.
///
/// Read first: [KernelRules], [KernelCase].
@NullMarked
package dev.teardown.diagnosis.kernel;

import org.jspecify.annotations.NullMarked;
