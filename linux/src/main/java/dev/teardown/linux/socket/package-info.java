// SPDX-License-Identifier: Apache-2.0

/// Sockets as the kernel has them: one method, one system call, and its result as a value, since
/// the calls that we study fail for a living. Waiting for them, their options, raw IP packets.
///
/// A socket is opened only on a thread that stands in a namespace of the run; the guard is a
/// parameter of whatever opens one. Data are in direct byte buffers.
///
/// Start reading here: [TcpSocket], [CallResult], [SocketOptions], [Poll].
@NullMarked
package dev.teardown.linux.socket;

import org.jspecify.annotations.NullMarked;
