// SPDX-License-Identifier: Apache-2.0

/// What this machine lets this process do: a value with three answers, and a probe for each thing
/// that needs a privilege or a kernel's feature.
///
/// A probe tries the real thing where trying harms nobody, since only the kernel knows what user
/// namespaces, seccomp and security modules add up to. It uses `sys` alone, so that every other
/// package may ask.
///
/// Start reading here: [Capability], [Probes].
@NullMarked
package dev.teardown.linux.capability;

import org.jspecify.annotations.NullMarked;
