// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import dev.teardown.linux.netns.NetworkNamespace.Task;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/// A platform thread that runs tasks in the order given, until it is told to end.
///
/// Not an executor of the JDK: those start and replace threads when they like, and from whichever
/// thread happens to call, which decides the namespace.
final class NamespaceThread {

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread;

  /// No more tasks are taken; guarded by this.
  private boolean ended;

  /// Set by the last task; the thread's own.
  private boolean over;

  NamespaceThread(String name) {
    thread = Thread.ofPlatform().daemon().name(name).start(this::work);
  }

  private void work() {
    while (!over) {
      try {
        tasks.take().run();
      } catch (InterruptedException late) {
        // meant for a task that has ended by now: it does not end this thread
      }
    }
  }

  /// Runs it there, or here if this is the thread, and waits.
  <T, X extends Exception> T run(Task<T, X> task) throws X {
    if (Thread.currentThread() == thread) {
      return task.run();
    }
    var future = new FutureTask<T>(task::run);
    synchronized (this) {
      if (ended) {
        throw new IllegalStateException(thread.getName() + " is closed");
      }
      tasks.add(future);
    }
    return result(future);
  }

  @SuppressWarnings("unchecked") // a task throws what it declares, or something unchecked
  private static <T, X extends Exception> T result(FutureTask<T> future) throws X {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException meanwhile) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failure) {
      switch (failure.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case null -> throw new AssertionError(failure);
        case Throwable declared -> throw (X) declared;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Lets it end after the tasks that it has.
  synchronized void end() {
    ended = true;
    tasks.add(() -> over = true);
  }
}
