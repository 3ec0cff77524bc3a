// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// An actor that is a platform thread of this process, standing in its host's namespace.
public final class ThreadActor implements Actor {

  /// How long a thread may take to come back once its sockets are shut down.
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final Desk desk;

  /// What to do next; nothing means to leave.
  private final BlockingQueue<Optional<Operation>> orders = new ArrayBlockingQueue<>(2);

  private final BlockingQueue<Performed> results = new ArrayBlockingQueue<>(2);
  private final Thread thread;

  /// @param place starts the thread where it belongs
  public ThreadActor(String name, Desk desk, Place place) {
    this.desk = desk;
    this.thread = place.start(name, this::work);
  }

  /// Starts threads in a host's namespace.
  @FunctionalInterface
  public interface Place {

    Thread start(String name, Runnable work);
  }

  private void work() {
    try {
      for (var order = orders.take(); order.isPresent(); order = orders.take()) {
        results.add(desk.perform(order.get()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      desk.close();
    }
  }

  @Override
  public void begin(String written, Operation operation) {
    orders.add(Optional.of(operation));
  }

  @Override
  public Optional<Performed> await(Duration limit) throws InterruptedException {
    return Optional.ofNullable(results.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public void signal(String signal) {
    throw new UnsupportedOperationException("a thread cannot be signalled: " + signal);
  }

  /// Wakes a call that still blocks by shutting its socket down.
  @Override
  public void close() {
    desk.wake();
    orders.add(Optional.empty());
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
