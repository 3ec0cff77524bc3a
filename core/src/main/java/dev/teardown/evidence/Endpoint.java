// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import dev.teardown.flow.HalfFlow;

/// One side of a connection that prints as its address and port, made only when it is printed.
public record Endpoint(HalfFlow half) {

  @Override
  public String toString() {
    return half.endpoint();
  }
}
