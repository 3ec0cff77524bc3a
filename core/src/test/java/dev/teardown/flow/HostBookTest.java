// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.teardown.wire.IpAddress;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What connections show of their hosts together.
class HostBookTest {

  private static final IpAddress HOST = IpAddress.v4(0x0a00_0002);

  private final HostBook book = new HostBook();

  private static HalfFlow service(int port) {
    return new HalfFlow(HOST.high(), HOST.low(), port);
  }

  @Test
  void countsTheAnswersOfAServiceNotOfItsHost() {
    book.synAck(service(80), 60, 1_000);
    book.synAck(service(80), 61, 3_000);
    book.synAck(service(443), 62, 2_000);
    assertThat(book.synAcksOf(HOST, 80)).isEqualTo(2);
    assertThat(book.lastSynAckOf(HOST, 80)).isEqualTo(3_000);
    assertThat(book.synAcksOf(HOST, 22)).isZero();
    assertThat(book.lastSynAckOf(HOST, 22)).isEqualTo(Flow.NEVER);
    assertThat(book.ttlOf(HOST)).as("the first").isEqualTo(OptionalInt.of(60));
    assertThat(book.ttlOf(IpAddress.v4(7))).isEmpty();
    assertThat(book.answeredWithin(HOST, 80, 1_500, 2_500)).as("between its answers").isTrue();
    assertThat(book.answeredWithin(HOST, 80, 3_001, 9_000)).isFalse();
    assertThat(book.answeredWithin(HOST, 80, 0, 999)).isFalse();
  }

  @Test
  void countsThoseThatWaitUntilTheServiceAnswers() {
    book.ignored(service(80));
    assertThat(book.ignoredBy(service(80))).as("never answered: nothing to compare").isZero();
    book.synAck(service(80), 60, 1_000);
    book.ignored(service(80));
    book.ignored(service(80));
    assertThat(book.ignoredBy(service(80))).isEqualTo(2);
    book.synAck(service(80), 60, 2_000);
    assertThat(book.ignoredBy(service(80))).isZero();
  }

  @Test
  void remembersTheLastSixteenAborts() {
    book.aborted(service(80), 1);
    assertThat(book.abortsWithin(HOST, 80, 0, 9)).as("of a service that never answered").isZero();
    book.synAck(service(80), 60, 0);
    for (int i = 1; i <= 20; i++) {
      book.aborted(service(80), i);
    }
    assertThat(book.abortsWithin(HOST, 80, 0, 100)).isEqualTo(16);
    assertThat(book.abortsWithin(HOST, 80, 1, 4)).as("forgotten").isZero();
    assertThat(book.abortsWithin(HOST, 80, 5, 6)).as("both ends count").isEqualTo(2);
  }

  /// IPv6 addresses whose hash codes are all the same are easily made.
  @Test
  void craftedAddressesDoNotSlowItDown() {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (long i = 0; i < 100_000; i++) {
            book.synAck(new HalfFlow(1, i << 32 | i, 80), 60, i);
          }
        });
    assertThat(book.synAcksOf(new IpAddress(1, 5L << 32 | 5), 80)).isEqualTo(1);
    assertThat(book.synAcksOf(new IpAddress(1, 99_999L << 32 | 99_999), 80))
        .as("beyond its bound")
        .isZero();
  }
}
