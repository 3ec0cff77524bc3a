// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Network parameters of the namespace in which the calling thread stands: the kernel shows each
/// thread those of its own. A few, such as `net.core.rmem_max`, exist for the whole machine only
/// and are absent or read-only in a namespace.
///
/// @param own which namespaces may be changed
public record Sysctl(OwnNamespaces own) {

  private static final Pattern NAME = Pattern.compile("net(\\.[A-Za-z0-9_-]+)+");

  /// @param name as sysctl(8) spells it: "net.ipv4.tcp_retries2"
  /// @return the value as the kernel writes it, "4096\t131072\t6291456"
  public static String read(String name) throws IOException {
    return Files.readString(path(name)).strip();
  }

  /// Changes one in the namespace of the calling thread, which must be one of our own.
  ///
  /// @throws IOException if it does not exist or the kernel refuses the value
  public void write(String name, String value) throws IOException {
    Path path = path(name);
    own.check();
    try {
      Files.writeString(path, value);
    } catch (IOException refused) {
      throw new IOException(name + " = " + value + ": " + refused.getMessage(), refused);
    }
  }

  /// @throws IllegalArgumentException for a name outside `net`: it would change the machine
  private static Path path(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no network parameter: " + name);
    }
    return Path.of("/proc/sys", name.replace('.', '/'));
  }
}
