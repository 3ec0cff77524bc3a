// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import dev.teardown.linux.capability.Needs;
import dev.teardown.linux.capability.Probes;

/// Runs a test's body in a namespace of its own, or skips the test where that is not permitted.
public final class Inside {

  /// A test's body.
  @FunctionalInterface
  public interface Body {
    void run(OwnNamespaces own) throws Exception;
  }

  private Inside() {}

  public static void namespace(Body body) throws Exception {
    Needs.available(Probes.networkNamespace());
    var own = new OwnNamespaces();
    try (var namespace = NetworkNamespace.create("teardown-lab-test", own)) {
      namespace.perform(() -> body.run(own));
    }
  }
}
