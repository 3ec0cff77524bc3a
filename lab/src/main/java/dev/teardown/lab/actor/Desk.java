// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.netns.Sysctl;
import dev.teardown.linux.process.SigpipeWatch;
import dev.teardown.linux.socket.Epoll;
import dev.teardown.linux.socket.IntOption;
import dev.teardown.linux.socket.SocketAddress;
import dev.teardown.linux.socket.TcpSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What an actor has before it: where it plays, and the sockets it holds. Used by its own thread;
/// only [#wake()] and what reads the sockets may be called by others.
public final class Desk implements AutoCloseable {

  private final Stage stage;
  private final Map<Integer, TcpSocket> sockets = new ConcurrentHashMap<>();
  private final List<TcpSocket> held = new ArrayList<>();
  private final OwnNamespaces own;
  private @Nullable SigpipeWatch sigpipe;
  private @Nullable Epoll epoll;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private long sentBytes;

  /// @param own the namespaces in which it may open sockets
  public Desk(Stage stage, OwnNamespaces own) {
    this.stage = stage;
    this.own = own;
  }

  /// Carries an operation out; a failure becomes part of the result.
  Performed perform(Operation operation) {
    long start = System.nanoTime();
    try {
      if (sigpipe == null) {
        sigpipe = SigpipeWatch.open();
      }
      var outcome = operation.run(this);
      return new Performed(start, System.nanoTime(), sentBytes, outcome, "");
    } catch (IOException e) {
      return Performed.failed(start, sentBytes, String.valueOf(e.getMessage()));
    }
  }

  Stage stage() {
    return stage;
  }

  /// A new socket in this place.
  TcpSocket open(Target target) throws IOException {
    if (sockets.containsKey(target.number())) {
      throw new IOException("there already is a socket " + target);
    }
    var socket = TcpSocket.open(own, stage.family());
    sockets.put(target.number(), socket);
    return socket;
  }

  /// The socket in this place, made if there is none.
  TcpSocket opened(Target target) throws IOException {
    var socket = sockets.get(target.number());
    return socket == null ? open(target) : socket;
  }

  /// The first connection, or else the listener, or else a socket that will connect.
  TcpSocket present() throws IOException {
    boolean listens = sockets.containsKey(Target.LISTENER.number());
    boolean isConnected = sockets.containsKey(Target.FIRST.number());
    return opened(listens && !isConnected ? Target.LISTENER : Target.FIRST);
  }

  TcpSocket socket(Target target) throws IOException {
    var socket = sockets.get(target.number());
    if (socket == null) {
      throw new IOException("there is no socket " + target + ": connect, accept or listen first");
    }
    return socket;
  }

  /// The socket in this place, which the actor has no more afterwards.
  TcpSocket release(Target target) throws IOException {
    var socket = socket(target);
    sockets.remove(target.number());
    return socket;
  }

  void keep(Target target, TcpSocket socket) {
    sockets.put(target.number(), socket);
  }

  /// Keeps something until the actor ends.
  void hold(TcpSocket socket) {
    held.add(socket);
  }

  /// Binds a socket to a planned address, also where a connection of it is in TIME_WAIT.
  void bind(TcpSocket socket, SocketAddress address) throws IOException {
    socket.options().set(IntOption.SO_REUSEADDR, 1).orThrow();
    var result = socket.bind(address);
    if (result.failed()) {
      throw new IOException("bind(" + address + "): " + result);
    }
  }

  /// Room for so many bytes; what stands there is of no meaning.
  ByteBuffer buffer(int size) {
    if (buffer.capacity() < size) {
      buffer = ByteBuffer.allocateDirect(size);
    }
    return buffer.clear().limit(size);
  }

  /// Whether the kernel raised SIGPIPE on this thread since it was asked last.
  boolean sawSigpipe() {
    var watch = sigpipe;
    return watch != null && watch.seen();
  }

  /// The actor's epoll, made when it is first needed.
  Epoll epoll() throws IOException {
    var present = epoll;
    if (present == null) {
      present = Epoll.create(Stage.CONNECTIONS + 1);
      epoll = present;
    }
    return present;
  }

  Sysctl sysctl() {
    return new Sysctl(own);
  }

  void pause(Duration time) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  void sent(long bytes) {
    sentBytes += bytes;
  }

  /// Wakes whoever is blocked in a call on one of the sockets, by shutting them down.
  void wake() {
    for (var socket : sockets.values()) {
      socket.shutdown(TcpSocket.Direction.BOTH);
    }
  }

  @Override
  public void close() {
    sockets.values().forEach(TcpSocket::close);
    sockets.clear();
    held.forEach(TcpSocket::close);
    if (epoll != null) {
      epoll.close();
    }
  }
}
