// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What an actor has before it: where it plays, and the sockets it holds. Used by its own thread;
/// only [#wake()] and what reads the sockets may be called by others.
public final class Desk implements AutoCloseable {

  private final Stage stage;
  private final Map<Integer, TcpSocket> sockets = new ConcurrentHashMap<>();
  private final List<AutoCloseable> held = new ArrayList<>();
  private long sentBytes;

  public Desk(Stage stage) {
    this.stage = stage;
  }

  /// Carries an operation out; a failure becomes part of the result.
  Performed perform(Operation operation) {
    long start = System.nanoTime();
    try {
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
    var socket = TcpSocket.open(stage.isIpv6());
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
  void hold(AutoCloseable thing) {
    held.add(thing);
  }

  void bind(TcpSocket socket, InetSocketAddress address) throws IOException {
    socket.bind(address);
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
      socket.shutdown(2);
    }
  }

  @Override
  public void close() {
    sockets.values().forEach(TcpSocket::close);
    sockets.clear();
  }
}
