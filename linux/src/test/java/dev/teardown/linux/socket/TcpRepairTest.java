// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static dev.teardown.linux.socket.MessageFlags.DONTWAIT;
import static dev.teardown.linux.socket.MessageFlags.NOSIGNAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.linux.netns.Inside;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TcpRepairTest {

  private final ByteBuffer room = ByteBuffer.allocateDirect(100);

  @Test
  void aSocketClosedInRepairVanishesAndItsPeerLearnsItOnlyWhenItSends() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        new TcpRepair(pair.server().options()).enter().orThrow();
        pair.server().close();
        assertThat(pair.client().recv(room, DONTWAIT)).hasToString("EAGAIN");
        pair.client().send(ByteBuffer.allocateDirect(1), NOSIGNAL).orThrow();
        Pair.awaited(pair.client(), PollEvents.ERR);
        assertThat(pair.client().recv(room, DONTWAIT)).hasToString("ECONNRESET");
      }
    });
  }

  @Test
  void bothEndsAgreeOnTheSequenceNumbers() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        var client = new TcpRepair(pair.client().options());
        var server = new TcpRepair(pair.server().options());
        client.enter().orThrow();
        server.enter().orThrow();
        long next = client.sequence(TcpRepair.Queue.SEND).orThrow();
        assertThat(next).isEqualTo(server.sequence(TcpRepair.Queue.RECEIVE).orThrow());
        assertThat(client.sequence(TcpRepair.Queue.SEND, 1)).hasToString("EPERM");
        client.leave().orThrow();
        server.leave().orThrow();
        pair.client().send(ByteBuffer.allocateDirect(3), NOSIGNAL).orThrow();
        Pair.awaited(pair.server(), PollEvents.IN);
        server.enter().orThrow();
        assertThat(server.sequence(TcpRepair.Queue.RECEIVE).orThrow())
            .isEqualTo(next + 3 & 0xffff_ffffL);
        server.leave().orThrow();
      }
    });
  }

  @Test
  void theSequenceNumberOfAFreshSocketCanBeSet() throws Exception {
    Inside.namespace(own -> {
      try (var socket = TcpSocket.open(own, AddressFamily.INET)) {
        var repair = new TcpRepair(socket.options());
        repair.enter().orThrow();
        repair.sequence(TcpRepair.Queue.SEND, 0xffff_fff0).orThrow();
        assertThat(repair.sequence(TcpRepair.Queue.SEND).orThrow()).isEqualTo(0xffff_fff0L);
      }
    });
  }
}
