// SPDX-License-Identifier: Apache-2.0

/// The kernel's socket diagnosis (sock_diag(7)): acting on sockets that belong to others.
@NullMarked
package dev.teardown.linux.diag;

import org.jspecify.annotations.NullMarked;
