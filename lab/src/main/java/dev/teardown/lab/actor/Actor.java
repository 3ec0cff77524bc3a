// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Somebody who carries out one operation at a time in a host's namespace.
public interface Actor extends AutoCloseable {

  /// Begins an operation and returns at once.
  ///
  /// @param written the operation as the scenario writes it
  void begin(String written, Operation operation) throws IOException;

  /// What came of the operation that was begun, or nothing if it has not come back by then.
  Optional<Performed> await(Duration limit) throws InterruptedException;

  /// Signals the process that it is, from outside.
  ///
  /// @param signal "KILL", "STOP" or "CONT"
  /// @throws UnsupportedOperationException if it is no process of its own
  void signal(String signal) throws IOException, InterruptedException;

  /// Ends it, with everything that it holds; what it is blocked in is given up.
  @Override
  void close();
}
