// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.evidence.Errno;
import dev.teardown.evidence.KernelEvent;
import dev.teardown.linux.capability.Needs;
import dev.teardown.linux.capability.Probes;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.socket.MessageFlags;
import dev.teardown.linux.socket.Pair;
import dev.teardown.linux.socket.PollEvents;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The running kernel, listened to while connections in a namespace of the test end.
class KernelTraceTest {

  private static final String NAME = "teardown-test-" + ProcessHandle.current().pid();

  @Test
  void tellsWhyAResetWasSentAndWhatItsReceiverGets() throws Exception {
    Needs.available(Probes.kernelTrace());
    var own = new OwnNamespaces();
    try (var trace = KernelTrace.open(NAME);
        var namespace = NetworkNamespace.create(NAME, own)) {
      int port =
          namespace.run(() -> {
            try (var pair = Pair.connected(own)) {
              pair.client().send(ByteBuffer.allocateDirect(10), MessageFlags.NOSIGNAL);
              Pair.awaited(pair.server(), PollEvents.IN);
              int listening = pair.listener().local().orElseThrow().port();
              pair.server().close();
              Pair.awaited(pair.client(), PollEvents.RDHUP);
              return listening;
            }
          });
      var said = ofPort(trace.since(0), port);
      assertThat(said)
          .anySatisfy(event -> {
            assertThat(event).isInstanceOf(KernelEvent.ResetSent.class);
            assertThat(((KernelEvent.ResetSent) event).reason()).isEqualTo("TCP_ABORT_ON_CLOSE");
            assertThat(event.process()).isEqualTo((int) ProcessHandle.current().pid());
          })
          .anySatisfy(event -> {
            assertThat(event).isInstanceOf(KernelEvent.SocketError.class);
            assertThat(((KernelEvent.SocketError) event).error()).isEqualTo(Errno.ECONNRESET);
          });
      assertThat(trace.lost()).isZero();
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    Needs.available(Probes.kernelTrace());
    KernelTrace.open(NAME).close();
    assertThat(KernelTrace.sweep(NAME::equals)).isEmpty();
  }

  private static List<KernelEvent> ofPort(List<KernelEvent> events, int port) {
    return events.stream()
        .filter(event ->
            switch (event) {
              case KernelEvent.ResetSent it -> it.id().localPort() == port;
              case KernelEvent.SocketError it -> it.id().remotePort() == port;
              default -> false;
            })
        .toList();
  }
}
