// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.sys;

/// The processor architectures whose system call numbers are known here.
public enum Architecture {
  X86_64,
  /// As all that use the kernel's generic table.
  AARCH64;

  public static final Architecture CURRENT = of(System.getProperty("os.arch", ""));

  static Architecture of(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64", "arm64" -> AARCH64;
      default ->
          throw new UnsupportedOperationException(
              "system call numbers are known for x86-64 and aarch64, not for " + name);
    };
  }
}
