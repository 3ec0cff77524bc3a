// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static dev.teardown.linux.socket.MessageFlags.NOSIGNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.linux.netns.Inside;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TcpInfoTest {

  private static final int ESTABLISHED = 1;
  private static final int CLOSE_WAIT = 8;

  @Test
  void tellsOfAConnection() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.client().send(ByteBuffer.allocateDirect(123), NOSIGNAL).orThrow();
        Pair.awaited(pair.server(), PollEvents.IN);
        TcpInfo client = pair.client().options().tcpInfo().orElseThrow();
        assertThat(client.state()).isEqualTo(ESTABLISHED);
        assertThat(client.value(TcpInfoField.BYTES_SENT)).hasValue(123);
        assertThat(client.required(TcpInfoField.ADVMSS)).isEqualTo(65_483);
        assertThat(client.required(TcpInfoField.PMTU)).isEqualTo(65_535);
        TcpInfo server = pair.server().options().tcpInfo().orElseThrow();
        assertThat(server.required(TcpInfoField.BYTES_RECEIVED)).isEqualTo(123);
        assertThat(server.toString()).startsWith("tcpi_state=1 tcpi_ca_state=0 ");
      }
    });
  }

  @Test
  void tellsThatThePeerHasClosed() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.server().close();
        Pair.awaited(pair.client(), PollEvents.RDHUP);
        assertThat(pair.client().options().tcpInfo().orElseThrow().state()).isEqualTo(CLOSE_WAIT);
      }
    });
  }

  @Property(tries = 100)
  void aFieldIsKnownExactlyIfTheKernelSentAllOfIt(@ForAll @IntRange(max = 400) int length) {
    TcpInfo info = TcpInfo.from(MemorySegment.ofArray(new byte[length]), 0, length);
    for (TcpInfoField field : TcpInfoField.values()) {
      assertThat(info.value(field).isPresent())
          .as("%s of %d bytes", field, length)
          .isEqualTo(field.offset() + field.width() <= length);
    }
    assertThat(info.length()).isEqualTo(Math.min(length, 280));
  }

  @Test
  void fieldsNeitherOverlapNorLeaveGaps() {
    TcpInfoField[] fields = TcpInfoField.values();
    Arrays.sort(fields, Comparator.comparingInt(TcpInfoField::offset));
    int end = 0;
    for (TcpInfoField field : fields) {
      assertThat(field.offset()).as(field.toString()).isEqualTo(end);
      end += field.width();
    }
    assertThat(end).isEqualTo(TcpInfo.KNOWN_SIZE);
  }

  @Test
  void aMissingFieldIsNamed() {
    TcpInfo old = TcpInfo.from(MemorySegment.ofArray(new byte[192]), 0, 192);
    assertThatThrownBy(() -> old.required(TcpInfoField.BYTES_SENT))
        .hasMessage("tcp_info of 192 bytes has no tcpi_bytes_sent");
  }
}
