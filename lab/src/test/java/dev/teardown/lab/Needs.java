// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab;

import dev.teardown.linux.capability.Capability;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// What a test needs from the machine. Without it the test is skipped with the reason; where the
/// environment says `CI=true` the machine is meant to have it all, so there the test fails.
public final class Needs {

  private Needs() {}

  public static void available(Capability capability) {
    if (capability.isAvailable()) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail("CI must have this capability, " + capability);
    }
    Assumptions.abort(capability.toString());
  }
}
