// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.Side;

/// A side by its address and port, put into words only when it is printed.
record Named(HalfFlow half) {

  static Named of(Flow flow, Side side) {
    return new Named(flow.half(side));
  }

  @Override
  public String toString() {
    return half.endpoint();
  }
}
