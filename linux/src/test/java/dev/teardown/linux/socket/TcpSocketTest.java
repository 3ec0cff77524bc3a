// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static dev.teardown.linux.socket.MessageFlags.DONTWAIT;
import static dev.teardown.linux.socket.MessageFlags.NONE;
import static dev.teardown.linux.socket.MessageFlags.NOSIGNAL;
import static dev.teardown.linux.socket.MessageFlags.PEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.netns.Inside;
import dev.teardown.linux.netns.OwnNamespaces;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpSocketTest {

  private final ByteBuffer room = ByteBuffer.allocateDirect(1000);

  @Test
  void isNotOpenedOutsideOurNamespaces() {
    assertThatThrownBy(() -> TcpSocket.open(new OwnNamespaces(), AddressFamily.INET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void carriesBytesBetweenItsTwoEnds(String ip) throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own, ip)) {
        assertThat(pair.client().send(bytes("hello"), NOSIGNAL).value()).isEqualTo(5);
        assertThat(pair.server().recv(room, PEEK).value()).isEqualTo(5);
        room.clear();
        assertThat(pair.server().recv(room, NONE).value()).isEqualTo(5);
        assertThat(room.position()).isEqualTo(5);
        assertThat(room.get(4)).isEqualTo((byte) 'o');
        assertThat(pair.server().recv(room, DONTWAIT).errno()).contains(Errno.EAGAIN);
        assertThat(pair.client().peer()).isEqualTo(pair.server().local());
        assertThat(pair.client().peer().orElseThrow().toString()).contains(ip);
      }
    });
  }

  @Test
  void aClosedPortRefuses() throws Exception {
    Inside.namespace(own -> {
      try (var socket = TcpSocket.open(own, AddressFamily.INET)) {
        assertThat(socket.connect(SocketAddress.of("127.0.0.1", 1))).hasToString("ECONNREFUSED");
        assertThat(socket.peer()).isEmpty();
      }
    });
  }

  @Test
  void nonBlockingCallsAnswerAtOnce() throws Exception {
    Inside.namespace(own -> {
      try (var listener = TcpSocket.open(own, AddressFamily.INET);
          var client = TcpSocket.open(own, AddressFamily.INET)) {
        listener.options().nonBlocking(true).orThrow();
        listener.bind(SocketAddress.of("127.0.0.1", 0)).orThrow();
        listener.listen(1).orThrow();
        assertThat(listener.accept(true)).isEqualTo(new Accepted.Failed(Errno.EAGAIN));
        client.options().nonBlocking(true).orThrow();
        assertThat(client.connect(listener.local().orElseThrow())).hasToString("EINPROGRESS");
        Pair.awaited(client, PollEvents.OUT);
        assertThat(client.options().get(IntOption.SO_ERROR).value()).isZero();
      }
    });
  }

  @Test
  void pollNamesWhatAnEndingShows() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.server().shutdown(TcpSocket.Direction.WRITE).orThrow();
        assertThat(Pair.awaited(pair.client(), PollEvents.RDHUP)).hasToString("RDHUP");
        assertThat(all(pair.client())).hasToString("IN|OUT|RDHUP");
        pair.server().options().linger(0).orThrow();
        pair.server().tryClose().orThrow();
        Pair.awaited(pair.client(), PollEvents.ERR);
        assertThat(all(pair.client())).hasToString("IN|OUT|RDHUP|ERR|HUP");
        assertThat(pair.client().recv(room, NONE)).hasToString("0");
        assertThat(pair.client().send(bytes("x"), NOSIGNAL)).hasToString("EPIPE");
        assertThat(all(pair.client())).hasToString("IN|OUT|RDHUP|HUP");
      }
    });
  }

  @Test
  void dissolvingAConnectionResetsThePeer() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.client().disconnect().orThrow();
        Pair.awaited(pair.server(), PollEvents.ERR);
        assertThat(pair.server().recv(room, NONE)).hasToString("ECONNRESET");
        assertThat(pair.server().recv(room, NONE)).hasToString("0");
      }
    });
  }

  @Test
  void aHeapBufferIsRefused() throws Exception {
    Inside.namespace(own -> {
      try (var socket = TcpSocket.open(own, AddressFamily.INET)) {
        assertThatThrownBy(() -> socket.send(ByteBuffer.allocate(1), NOSIGNAL))
            .isInstanceOf(IllegalArgumentException.class);
      }
    });
  }

  @Test
  void isUsedNoMoreOnceClosed() throws Exception {
    Inside.namespace(own -> {
      var socket = TcpSocket.open(own, AddressFamily.INET);
      assertThat(socket.tryClose()).hasToString("0");
      socket.close();
      assertThatThrownBy(() -> socket.listen(1)).isInstanceOf(IllegalStateException.class);
    });
  }

  private static PollEvents all(TcpSocket socket) throws Exception {
    return Poll.await(socket.fd(), PollEvents.ALL, Duration.ZERO);
  }

  private static ByteBuffer bytes(String text) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes.put((byte) text.charAt(i));
    }
    return bytes.flip();
  }
}
