// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Scratch;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.IOException;

/// A network namespace that this process made, with `lo` up and nothing else in it.
///
/// A platform thread keeps it and runs the tasks given to it, one at a time. What a thread of the
/// namespace opens belongs to the namespace for good, whoever uses it later. The kernel takes the
/// namespace down when its last thread, process, socket and descriptor are gone; nothing is left to
/// sweep.
public final class NetworkNamespace implements AutoCloseable {

  /// Work for a thread of the namespace.
  @FunctionalInterface
  public interface Task<T, X extends Exception> {
    T run() throws X;
  }

  /// The same without a result.
  @FunctionalInterface
  public interface Action<X extends Exception> {
    void run() throws X;
  }

  private static final long CLONE_NEWNET = 0x4000_0000;
  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 0x80000;

  private final String name;
  private final OwnNamespaces own;
  private final NamespaceThread keeper;
  private final NamespaceId id;
  private final Fd descriptor;

  private NetworkNamespace(
      String name, OwnNamespaces own, NamespaceThread keeper, NamespaceId id, Fd descriptor) {
    this.name = name;
    this.own = own;
    this.keeper = keeper;
    this.id = id;
    this.descriptor = descriptor;
  }

  /// Makes one and enters it into the guard.
  ///
  /// @param name of the thread that keeps it, "teardown-lab-..."
  /// @throws IOException if it is not permitted: ask [NamespaceAccess] first
  public static NetworkNamespace create(String name, OwnNamespaces own) throws IOException {
    var keeper = new NamespaceThread(name);
    try {
      return keeper.run(() -> unshare(name, own, keeper));
    } catch (Throwable failure) {
      keeper.end();
      throw failure;
    }
  }

  private static NetworkNamespace unshare(String name, OwnNamespaces own, NamespaceThread keeper)
      throws IOException {
    long unshared = Sys.call(Syscall.UNSHARE, CLONE_NEWNET);
    Sys.check(unshared, Syscall.UNSHARE, "CLONE_NEWNET", "needs CAP_SYS_ADMIN in a user namespace");
    NamespaceId id = NamespaceId.ofThisThread();
    Fd descriptor = openOfThisThread();
    own.add(id);
    var made = new NetworkNamespace(name, own, keeper, id, descriptor);
    try {
      LoopbackDevice.up();
      return made;
    } catch (IOException failure) {
      own.remove(id);
      descriptor.close();
      throw failure;
    }
  }

  private static Fd openOfThisThread() throws IOException {
    String path = "/proc/thread-self/ns/net";
    var bytes = Scratch.bytes();
    bytes.setString(0, path);
    long opened = Sys.call(Syscall.OPENAT, AT_FDCWD, bytes.address(), O_CLOEXEC);
    return Fd.of(opened, Syscall.OPENAT, path, "");
  }

  /// Runs a task on the thread that keeps the namespace and waits for it, whether or not the caller
  /// is interrupted meanwhile: the task may use what the caller owns. For short work; a call that
  /// waits belongs on a thread of its own ([#start]).
  public <T, X extends Exception> T run(Task<T, X> task) throws X {
    return keeper.run(task);
  }

  /// As [#run], for work that gives nothing back.
  public <X extends Exception> void perform(Action<X> action) throws X {
    this.<Boolean, X>run(() -> {
      action.run();
      return true;
    });
  }

  /// Starts a further platform thread in the namespace; a daemon, so that one that waits in the
  /// kernel does not keep the process alive.
  public Thread start(String threadName, Runnable work) {
    return run(() -> Thread.ofPlatform().daemon().name(threadName).start(work));
  }

  /// Starts a program in the namespace.
  ///
  /// Java's thread that waits for the program's end is started by ours, so it stands in the
  /// namespace too, and stays for a minute of idleness after the program has ended: so long the
  /// namespace lives on unless this process ends earlier.
  public Process spawn(ProcessBuilder program) throws IOException {
    return run(program::start);
  }

  public String name() {
    return name;
  }

  public NamespaceId id() {
    return id;
  }

  /// Stands for the namespace where the kernel asks for one: setns, the other end of a veth. Owned
  /// by this object.
  public Fd descriptor() {
    return descriptor;
  }

  /// Lets go of it: the guard refuses it from now on, the thread ends after its present task.
  /// Threads, programs and sockets that are still there keep it alive.
  @Override
  public void close() {
    own.remove(id);
    keeper.end();
    descriptor.close();
  }

  @Override
  public String toString() {
    return name + " " + id;
  }
}
