// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network namespaces that this run made, and the guard built on them: a socket opened by
/// mistake on a thread that stands elsewhere would talk to the real network, and a parameter
/// written there would change the machine's.
///
/// Whatever opens a socket or changes a parameter for the laboratory takes the guard and asks it
/// first, on the thread that makes the call.
public final class OwnNamespaces {

  private final Set<NamespaceId> own = ConcurrentHashMap.newKeySet();

  /// Declares a namespace as made by this run: [NetworkNamespace] does it for its own, a child
  /// process for the one that its parent started it in.
  public void add(NamespaceId id) {
    own.add(id);
  }

  void remove(NamespaceId id) {
    own.remove(id);
  }

  /// Returns if the calling thread stands in one of them.
  ///
  /// @throws IllegalStateException if it does not, or is a virtual thread, whose carrier may change
  public void check() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException(
          "refused: a virtual thread has no network namespace that it can rely on");
    }
    NamespaceId here = here();
    if (!own.contains(here)) {
      throw new IllegalStateException(
          "refused: thread \"%s\" stands in %s, which this run did not make"
              .formatted(Thread.currentThread().getName(), here));
    }
  }

  private static NamespaceId here() {
    try {
      return NamespaceId.ofThisThread();
    } catch (IOException failure) {
      throw new UncheckedIOException("where this thread stands is not known", failure);
    }
  }
}
