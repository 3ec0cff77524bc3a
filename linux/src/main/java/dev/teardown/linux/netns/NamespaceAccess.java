// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import dev.teardown.linux.capability.Capability;
import dev.teardown.linux.capability.Capability.Missing;
import dev.teardown.linux.capability.Probes;
import java.util.List;
import java.util.Optional;

/// The way in which this process comes to network namespaces of its own.
public sealed interface NamespaceAccess {

  /// It may make them itself: it is root, or root of a user namespace.
  record Direct() implements NamespaceAccess {}

  /// It may not, but a program started behind this prefix may. A process with several threads, as
  /// every JVM is, cannot enter a new user namespace itself (user_namespaces(7)), so the program
  /// has to be started once more. There it is root, in an empty network with `lo` down.
  ///
  /// @param prefix to be put before the command
  record ThroughUserNamespace(List<String> prefix) implements NamespaceAccess {

    public ThroughUserNamespace {
      prefix = List.copyOf(prefix);
    }
  }

  /// Neither.
  record Denied(Missing why) implements NamespaceAccess {}

  /// Finds out by trying, on a thread and in a program that end at once.
  static NamespaceAccess find() {
    Capability direct = Probes.networkNamespace();
    if (direct.isAvailable()) {
      return new Direct();
    }
    Optional<Missing> obstacle = UserNamespace.obstacle();
    return obstacle.isPresent()
        ? new Denied(obstacle.get())
        : new ThroughUserNamespace(UserNamespace.PREFIX);
  }
}
