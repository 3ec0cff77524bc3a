// SPDX-License-Identifier: Apache-2.0

/// The laboratory: endings of TCP connections made to happen on the running kernel, between two
/// network namespaces of its own.
@NullMarked
package dev.teardown.lab;

import org.jspecify.annotations.NullMarked;
