// SPDX-License-Identifier: Apache-2.0

/// Network namespaces of our own: made, kept by a thread, guarded, configured, left behind without
/// a trace.
///
/// A namespace belongs to threads, not to the process, and threads inherit it from whoever starts
/// them. So work in one is done on platform threads that were started inside it, never on virtual
/// threads: if the first virtual thread of the process were started there, all carriers, and with
/// them every virtual thread, would live in it. `/proc/self` and `/proc/net` show the namespace of
/// the process' first thread; ask `/proc/thread-self`.
///
/// Start reading here: [NetworkNamespace], [OwnNamespaces], [NamespaceAccess].
@NullMarked
package dev.teardown.linux.netns;

import org.jspecify.annotations.NullMarked;
