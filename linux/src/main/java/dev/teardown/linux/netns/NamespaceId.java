// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A network namespace's identity while it lives: the kernel gives its number to another one later.
///
/// @param inode of its file in nsfs; prints as the kernel's link does, "net:[4026531840]"
public record NamespaceId(long inode) {

  private static final Path OF_THIS_THREAD = Path.of("/proc/thread-self/ns/net");
  private static final String PREFIX = "net:[";

  /// Where the calling thread stands.
  public static NamespaceId ofThisThread() throws IOException {
    return parse(Files.readSymbolicLink(OF_THIS_THREAD).toString());
  }

  /// Reads "net:[4026531840]".
  public static NamespaceId parse(String text) {
    if (!text.startsWith(PREFIX) || !text.endsWith("]")) {
      throw new IllegalArgumentException("no network namespace: " + text);
    }
    return new NamespaceId(Long.parseLong(text, PREFIX.length(), text.length() - 1, 10));
  }

  @Override
  public String toString() {
    return PREFIX + inode + "]";
  }
}
