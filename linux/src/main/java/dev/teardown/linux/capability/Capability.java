// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.capability;

/// Whether something can be done here.
public sealed interface Capability {

  /// It was tried, or cannot fail.
  record Available() implements Capability {

    @Override
    public String toString() {
      return "available";
    }
  }

  /// It cannot be done, and it is known what would change that.
  ///
  /// @param reason what was tried and what the kernel said: "unshare(CLONE_NEWNET): EPERM (1)"
  /// @param remedy what the user can do about it
  record Missing(String reason, String remedy) implements Capability {

    @Override
    public String toString() {
      return "missing: " + reason + "; " + remedy;
    }
  }

  /// Trying it did not tell.
  record Unknown(String reason) implements Capability {

    @Override
    public String toString() {
      return "unknown: " + reason;
    }
  }

  default boolean isAvailable() {
    return this instanceof Available;
  }
}
