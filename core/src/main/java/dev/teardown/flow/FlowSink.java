// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

/// Takes each connection once nothing more is expected of it.
@FunctionalInterface
public interface FlowSink {

  /// The flow changes no more and leaves the table with this call.
  void released(Flow flow);
}
