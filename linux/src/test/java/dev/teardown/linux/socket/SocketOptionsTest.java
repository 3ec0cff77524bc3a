// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static dev.teardown.linux.socket.MessageFlags.NOSIGNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.netns.Inside;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "SO_REUSEADDR, 1, 1",
    "SO_KEEPALIVE, 1, 1",
    "SO_RCVBUF, 8192, 16384",
    "SO_SNDBUF, 10000, 20000",
    "TCP_NODELAY, 1, 1",
    "TCP_MAXSEG, 1000, 1000",
    "TCP_KEEPIDLE, 2, 2",
    "TCP_KEEPINTVL, 1, 1",
    "TCP_KEEPCNT, 3, 3",
    "TCP_SYNCNT, 2, 2",
    "TCP_LINGER2, -1, -1",
    "TCP_DEFER_ACCEPT, 1, 1",
    "TCP_USER_TIMEOUT, 3000, 3000",
    "TCP_FASTOPEN_CONNECT, 1, 1",
    "IP_RECVERR, 1, 1"
  })
  void keepsWhatIsSet(IntOption option, int value, int reads) throws Exception {
    Inside.namespace(own -> {
      try (var socket = TcpSocket.open(own, AddressFamily.INET)) {
        assertThat(socket.options().get(option).value()).isNotEqualTo(reads);
        socket.options().set(option, value).orThrow();
        assertThat(socket.options().get(option)).isEqualTo(new CallResult(reads, 0));
      }
    });
  }

  @Test
  void lingers() throws Exception {
    Inside.namespace(own -> {
      try (var socket = TcpSocket.open(own, AddressFamily.INET)) {
        assertThat(socket.options().lingerSeconds().value()).isEqualTo(-1);
        socket.options().linger(2).orThrow();
        assertThat(socket.options().lingerSeconds().value()).isEqualTo(2);
        socket.options().noLinger().orThrow();
        assertThat(socket.options().lingerSeconds().value()).isEqualTo(-1);
      }
    });
  }

  @Test
  void theErrorIsToldOnce() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.server().options().linger(0).orThrow();
        pair.server().close();
        Pair.awaited(pair.client(), PollEvents.ERR);
        long error = pair.client().options().get(IntOption.SO_ERROR).value();
        assertThat(new Errno((int) error)).isEqualTo(Errno.ECONNRESET);
        assertThat(pair.client().options().get(IntOption.SO_ERROR).value()).isZero();
        assertThat(pair.client().recv(ByteBuffer.allocateDirect(1), 0)).hasToString("0");
      }
    });
  }

  @Test
  void cookiesTellSocketsApartAndNamespacesToo() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        long client = pair.client().options().cookie().orThrow();
        assertThat(client).isEqualTo(pair.client().options().cookie().orThrow());
        assertThat(client).isNotEqualTo(pair.server().options().cookie().orThrow());
        assertThat(pair.client().options().namespaceCookie().orThrow())
            .isPositive()
            .isEqualTo(pair.server().options().namespaceCookie().orThrow());
      }
    });
  }

  @Test
  void queuesHoldWhatIsNotReadAndNotSent() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.client().send(ByteBuffer.allocateDirect(700), NOSIGNAL).orThrow();
        Pair.awaited(pair.server(), PollEvents.IN);
        assertThat(queued(pair.server(), SocketOptions.Queue.UNREAD)).isEqualTo(700);
        fill(pair.client());
        assertThat(queued(pair.client(), SocketOptions.Queue.UNSENT)).isPositive();
        assertThat(queued(pair.client(), SocketOptions.Queue.UNACKNOWLEDGED))
            .isGreaterThanOrEqualTo(queued(pair.client(), SocketOptions.Queue.UNSENT));
      }
    });
  }

  private static long queued(TcpSocket socket, SocketOptions.Queue queue) {
    return socket.options().queued(queue).orThrow();
  }

  private static void fill(TcpSocket socket) {
    socket.options().nonBlocking(true).orThrow();
    var megabyte = ByteBuffer.allocateDirect(1 << 20);
    while (!socket.send(megabyte.clear(), NOSIGNAL).failedWith(Errno.EAGAIN)) {
      assertThat(socket.peer()).as("it is connected").isPresent();
    }
  }

  @Test
  void aFilterThatDropsAllMakesTheSocketDeaf() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.server().options().attach(ClassicBpf.DROP_ALL).orThrow();
        pair.client().send(ByteBuffer.allocateDirect(10), NOSIGNAL).orThrow();
        assertThat(queued(pair.client(), SocketOptions.Queue.UNACKNOWLEDGED)).isEqualTo(10);
        assertThat(queued(pair.server(), SocketOptions.Queue.UNREAD)).isZero();
        pair.server().options().detachFilter().orThrow();
        Pair.awaited(pair.server(), PollEvents.IN); // it was sent again
        assertThat(queued(pair.server(), SocketOptions.Queue.UNREAD)).isEqualTo(10);
      }
    });
  }

  @Test
  void theKernelJudgesAProgram() throws Exception {
    var jumpsOut = new ClassicBpf(List.of(new ClassicBpf.Instruction(0x05, 0, 0, 9)));
    Inside.namespace(own -> {
      try (var socket = TcpSocket.open(own, AddressFamily.INET)) {
        assertThat(socket.options().attach(jumpsOut)).hasToString("EINVAL");
        assertThat(socket.options().detachFilter()).hasToString("ENOENT");
      }
    });
    assertThatThrownBy(() -> new ClassicBpf(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
