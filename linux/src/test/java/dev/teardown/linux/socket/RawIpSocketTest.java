// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static dev.teardown.linux.socket.MessageFlags.DONTWAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.linux.netns.Inside;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.wire.IpAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawIpSocketTest {

  private static final int IPPROTO_TCP = 6;
  private static final int RST = 0x04;

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aForgedResetWithTheExactNumberEndsTheConnection(String ip) throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own, ip)) {
        int sequence = nextOf(pair.server());
        forge(own, pair, sequence).orThrow();
        Pair.awaited(pair.client(), PollEvents.ERR);
        assertThat(pair.client().recv(ByteBuffer.allocateDirect(1), DONTWAIT))
            .hasToString("ECONNRESET");
      }
    });
  }

  @Test
  void aForgedResetOutsideTheWindowIsIgnored() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        forge(own, pair, nextOf(pair.server()) - 1000).orThrow();
        assertThat(Poll.await(pair.client().fd(), PollEvents.RDHUP, Duration.ZERO).isEmpty())
            .as("loopback delivers before send returns")
            .isTrue();
      }
    });
  }

  @Test
  void isNotOpenedOutsideOurNamespaces() {
    assertThatThrownBy(() -> RawIpSocket.open(new OwnNamespaces(), AddressFamily.INET))
        .isInstanceOf(IllegalStateException.class);
  }

  private static int nextOf(TcpSocket socket) {
    var repair = new TcpRepair(socket.options());
    repair.enter().orThrow();
    int next = (int) repair.sequence(TcpRepair.Queue.SEND).orThrow();
    repair.leave().orThrow();
    return next;
  }

  /// A reset from the server to the client.
  private static CallResult forge(OwnNamespaces own, Pair pair, int sequence) throws Exception {
    SocketAddress from = pair.server().local().orElseThrow();
    SocketAddress to = pair.client().local().orElseThrow();
    try (var raw = RawIpSocket.open(own, from.family())) {
      return raw.send(packet(from, to, sequence), to.ip());
    }
  }

  private static ByteBuffer packet(SocketAddress from, SocketAddress to, int sequence) {
    ByteBuffer packet = ByteBuffer.allocateDirect(60);
    if (from.ip().isV4()) {
      packet.put((byte) 0x45).put((byte) 0).putShort((short) 40).putInt(0);
      packet.put((byte) 64).put((byte) IPPROTO_TCP).putShort((short) 0);
      packet.putInt((int) from.ip().low()).putInt((int) to.ip().low());
    } else {
      packet.putInt(0x6000_0000).putShort((short) 20).put((byte) IPPROTO_TCP).put((byte) 64);
      put(packet, from.ip());
      put(packet, to.ip());
    }
    int tcp = packet.position();
    packet.putShort((short) from.port()).putShort((short) to.port()).putInt(sequence).putInt(0);
    packet.put((byte) 0x50).put((byte) RST).putShort((short) 0).putInt(0);
    packet.flip();
    return packet.putShort(tcp + 16, checksum(packet, tcp, from.ip(), to.ip()));
  }

  private static void put(ByteBuffer packet, IpAddress ip) {
    packet.putLong(ip.high()).putLong(ip.low());
  }

  /// RFC 9293 3.1, over the pseudo-header of RFC 8200 8.1; for IPv4 the mapped prefix of both
  /// addresses is left out.
  private static short checksum(ByteBuffer packet, int tcp, IpAddress from, IpAddress to) {
    long sum = IPPROTO_TCP + packet.limit() - tcp;
    for (IpAddress ip : new IpAddress[] {from, to}) {
      long low = ip.isV4() ? ip.low() & 0xffff_ffffL : ip.low();
      sum += words(ip.high()) + words(low);
    }
    for (int at = tcp; at < packet.limit(); at += 2) {
      sum += packet.getShort(at) & 0xffff;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (short) ~sum;
  }

  private static long words(long bits) {
    return (bits >>> 48) + (bits >>> 32 & 0xffff) + (bits >>> 16 & 0xffff) + (bits & 0xffff);
  }
}
