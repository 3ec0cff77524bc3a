// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.linux.netns.NamespaceAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Starts this program once more in a user namespace of its own, where an ordinary user may make
/// network namespaces. A JVM cannot enter one itself: it has several threads.
final class Rootless {

  /// Set for the second start, which must not start a third.
  private static final String MARK = "TEARDOWN_IN_USER_NAMESPACE";

  private Rootless() {}

  /// Runs the program again if that is what it takes.
  ///
  /// @return its exit status, or nothing where this process is the one to go on
  static OptionalInt run() throws IOException, InterruptedException {
    boolean isSecond = System.getenv(MARK) != null;
    if (isSecond
        || !(NamespaceAccess.find() instanceof NamespaceAccess.ThroughUserNamespace(var prefix))) {
      return OptionalInt.empty();
    }
    var command = new ArrayList<>(prefix);
    command.addAll(ownCommand());
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put(MARK, "1");
    return OptionalInt.of(builder.start().waitFor());
  }

  /// As the kernel has it, so that nothing of it is lost.
  private static List<String> ownCommand() throws IOException {
    var arguments =
        new ArrayList<>(List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0", -1)));
    arguments.removeLast();
    arguments.set(0, ProcessHandle.current().info().command().orElse(arguments.getFirst()));
    return arguments;
  }
}
