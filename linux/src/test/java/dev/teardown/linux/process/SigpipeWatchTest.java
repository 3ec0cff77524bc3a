// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.process;

import static dev.teardown.linux.socket.MessageFlags.NONE;
import static dev.teardown.linux.socket.MessageFlags.NOSIGNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.netns.Inside;
import dev.teardown.linux.netns.OwnNamespaces;
import dev.teardown.linux.socket.Pair;
import dev.teardown.linux.socket.PollEvents;
import dev.teardown.linux.socket.TcpSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigpipeWatchTest {

  @ParameterizedTest
  @ValueSource(ints = {NONE, NOSIGNAL})
  void aSecondSendAfterTheResetRaisesItUnlessToldNotTo(int flags) throws Exception {
    Inside.namespace(own -> {
      try (var pair = reset(own);
          var watch = SigpipeWatch.open()) {
        var first = pair.client().send(oneByte(), flags);
        assertThat(first.errno()).contains(Errno.ECONNRESET);
        assertThat(watch.seen()).as("ECONNRESET comes without a signal").isFalse();
        var second = pair.client().send(oneByte(), flags);
        assertThat(second.errno()).contains(Errno.EPIPE);
        assertThat(watch.seen()).isEqualTo(flags == NONE);
        assertThat(watch.seen()).as("it was taken").isFalse();
      }
    });
  }

  @Test
  void everyCallIsSeenByItself() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own);
          var watch = SigpipeWatch.open()) {
        pair.client().shutdown(TcpSocket.Direction.WRITE).orThrow();
        for (int i = 0; i < 3; i++) {
          assertThat(pair.client().send(oneByte(), NONE).errno()).contains(Errno.EPIPE);
          assertThat(watch.seen()).isTrue();
        }
      }
    });
  }

  @Test
  void theJvmLivesOnAfterASignalThatNobodyAskedAbout() throws Exception {
    Inside.namespace(own -> {
      try (var pair = Pair.connected(own)) {
        pair.client().shutdown(TcpSocket.Direction.WRITE).orThrow();
        try (var _ = SigpipeWatch.open()) {
          assertThat(pair.client().send(oneByte(), NONE).errno()).contains(Errno.EPIPE);
        }
        try (var again = SigpipeWatch.open()) {
          assertThat(again.seen()).isFalse();
        }
      }
    });
  }

  @Test
  void belongsToTheThreadThatOpenedIt() throws Exception {
    try (var watch = SigpipeWatch.open()) {
      var outcome = new CompletableFuture<Boolean>();
      Thread.ofPlatform()
          .start(() -> {
            try {
              outcome.complete(watch.seen());
            } catch (IllegalStateException refused) {
              outcome.completeExceptionally(refused);
            }
          });
      assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  /// A connection whose client has received a reset, not yet told it.
  private static Pair reset(OwnNamespaces own) throws Exception {
    Pair pair = Pair.connected(own);
    pair.server().options().linger(0).orThrow();
    pair.server().tryClose().orThrow();
    assertThat(Pair.awaited(pair.client(), PollEvents.RDHUP).has(PollEvents.ERR)).isTrue();
    return pair;
  }

  private static ByteBuffer oneByte() {
    return ByteBuffer.allocateDirect(1);
  }
}
