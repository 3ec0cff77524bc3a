// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Bytes sent over TCP from the far host to the near one.
final class Transfer {

  private static final int PATIENCE_SECONDS = 20;

  private Transfer() {}

  /// Sends and compares.
  ///
  /// @return how long it took, from connect to end of file, in nanoseconds
  static long of(TwoHosts hosts, String nearAddress, int count) throws Exception {
    var data = new byte[count];
    new Random(count).nextBytes(data);
    try (var listener =
            hosts.near.run(() -> new ServerSocket(0, 4, InetAddress.ofLiteral(nearAddress)));
        var sender = hosts.far.run(Socket::new)) {
      var sent = new CompletableFuture<Boolean>();
      long start = System.nanoTime();
      hosts.far.start(
          "teardown-lab-test-sender", () -> send(sender, listener, data, nearAddress, sent));
      listener.setSoTimeout(PATIENCE_SECONDS * 1000);
      byte[] got;
      try (var accepted = listener.accept()) {
        accepted.setSoTimeout(PATIENCE_SECONDS * 1000);
        got = accepted.getInputStream().readNBytes(count);
      }
      long took = System.nanoTime() - start;
      sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!Arrays.equals(got, data)) {
        throw new AssertionError(got.length + " of " + count + " bytes, or others, arrived");
      }
      return took;
    }
  }

  private static void send(
      Socket sender,
      ServerSocket listener,
      byte[] data,
      String nearAddress,
      CompletableFuture<Boolean> sent) {
    try {
      var address = InetAddress.ofLiteral(nearAddress);
      sender.connect(new InetSocketAddress(address, listener.getLocalPort()));
      sender.getOutputStream().write(data);
      sender.shutdownOutput();
      sent.complete(true);
    } catch (IOException e) {
      sent.completeExceptionally(e);
    }
  }
}
