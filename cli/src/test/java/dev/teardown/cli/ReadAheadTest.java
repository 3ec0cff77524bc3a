// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReadAheadTest {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /// Gives zeros for ever, and counts them.
  private static final class Endless extends InputStream {
    private final AtomicLong given = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() {
      given.incrementAndGet();
      return 0;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      given.addAndGet(length);
      return length;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void closingEndsTheThreadAndClosesTheInput() throws Exception {
    var endless = new Endless();
    var readAhead = ReadAhead.start(endless);
    assertThat(readAhead.read(new byte[10], 0, 10)).isEqualTo(10);

    readAhead.close();

    assertThat(readAhead.thread().join(DEADLINE)).isTrue();
    assertThat(endless.closed.getCount()).isZero();
    assertThat(endless.given.get()).isLessThanOrEqualTo(4L << 20);
  }

  @Test
  void whoReadsOnAfterClosingFailsInsteadOfWaiting() {
    var readAhead = ReadAhead.start(new Endless());
    readAhead.close();

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                readAhead.read(new byte[1 << 20], 0, 1 << 20);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("the input was closed while it was read");
  }

  @Test
  void theThreadEndsWithTheInput() throws Exception {
    var readAhead = ReadAhead.start(InputStream.nullInputStream());

    assertThat(readAhead.read(new byte[10], 0, 10)).isEqualTo(-1);
    assertThat(readAhead.read(new byte[10], 0, 10)).isEqualTo(-1);
    assertThat(readAhead.thread().join(DEADLINE)).isTrue();
  }

  @Test
  void bytesOfALivePipeDoNotWaitForAFullChunk() throws Exception {
    try (var writer = new PipedOutputStream();
        var readAhead = ReadAhead.start(new PipedInputStream(writer))) {
      var into = new byte[10];
      for (byte i = 1; i <= 3; i++) {
        writer.write(i);
        writer.flush();
        assertThat(readAhead.read(into, 0, 10)).isEqualTo(1);
        assertThat(into[0]).isEqualTo(i);
      }
    }
  }

  @Test
  void failuresOfAnyKindReachTheConsumerAgainAndAgain() {
    var failing =
        ReadAhead.start(
            new InputStream() {
              @Override
              public int read() {
                throw new IllegalStateException("a decoder's defect");
              }
            });

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> failing.read(new byte[1], 0, 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("a decoder's defect");
    }
  }
}
