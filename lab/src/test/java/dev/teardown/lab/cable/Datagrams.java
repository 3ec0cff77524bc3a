// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Numbered datagrams from the far host to the near one, which is told by a last one that no more
/// come. Nothing repeats what is lost.
final class Datagrams implements AutoCloseable {

  private static final int BUFFER = 8 << 20;
  private static final int PATIENCE_MILLIS = 5_000;

  private final DatagramSocket receiver;
  private final DatagramSocket sender;
  private final InetAddress near = InetAddress.ofLiteral(TwoHosts.NEAR_V4);

  Datagrams(TwoHosts hosts) throws IOException {
    receiver = hosts.near.run(() -> new DatagramSocket(0, near));
    receiver.setReceiveBufferSize(BUFFER);
    receiver.setSoTimeout(PATIENCE_MILLIS);
    sender = hosts.far.run(() -> new DatagramSocket());
  }

  /// Sends the numbers from `first` on, each in a datagram of 100 bytes.
  void send(int first, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      send(first + i);
    }
  }

  void send(int number) throws IOException {
    var bytes = ByteBuffer.allocate(100).putInt(number).array();
    sender.send(new DatagramPacket(bytes, bytes.length, near, receiver.getLocalPort()));
  }

  /// The next number that arrives.
  int receive() throws IOException {
    var packet = new DatagramPacket(new byte[100], 100);
    receiver.receive(packet);
    return ByteBuffer.wrap(packet.getData()).getInt();
  }

  /// What arrives before the number `end`, in order of arrival.
  List<Integer> receiveUntil(int end) throws IOException {
    var numbers = new ArrayList<Integer>();
    for (int number = receive(); number != end; number = receive()) {
      numbers.add(number);
    }
    return numbers;
  }

  /// What has arrived already.
  List<Integer> receiveWhatIsThere() throws IOException {
    receiver.setSoTimeout(1);
    var numbers = new ArrayList<Integer>();
    try {
      while (true) {
        numbers.add(receive());
      }
    } catch (SocketTimeoutException e) {
      return numbers;
    } finally {
      receiver.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  @Override
  public void close() {
    receiver.close();
    sender.close();
  }
}
