// SPDX-License-Identifier: Apache-2.0
package dev.teardown.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was measured on Linux 6.18, in seconds from the send.
class DeadPeerClockTest {

  private static final Percentage NEAR = Percentage.withPercentage(5);

  @ParameterizedTest
  @CsvSource({"1,1.67", "2,3.34", "3,6.81", "4,6.77", "5,13.39", "6,26.74", "15,938.0"})
  void retransmissionsEndAsMeasured(int retries2, double seconds) {
    assertThat(DeadPeerClock.usual().whileSending(retries2).toMillis() / 1e3)
        .isCloseTo(seconds, NEAR);
  }

  @Test
  void aShorterLongestTimeOutMakesItShort() {
    var clock = new DeadPeerClock(Duration.ofMillis(208), Duration.ofSeconds(1), true);
    assertThat(clock.whileSending(15).toMillis() / 1e3).isCloseTo(14.98, NEAR);
  }

  @ParameterizedTest
  @CsvSource({"1000,1.45", "3000,3.42", "5000,5.42", "7000,7.42"})
  void userTimeOutsEndAsMeasured(int millis, double seconds) {
    assertThat(DeadPeerClock.usual().withUserTimeout(Duration.ofMillis(millis)).toMillis() / 1e3)
        .isCloseTo(seconds, NEAR);
  }

  @ParameterizedTest
  @CsvSource({"2,1,3,5.04", "5,2,4,13.05"})
  void keepAlivesEndAsMeasured(int idle, int interval, int count, double seconds) {
    var predicted =
        DeadPeerClock.keepAlive(Duration.ofSeconds(idle), Duration.ofSeconds(interval), count);
    assertThat(predicted.toMillis() / 1e3).isCloseTo(seconds, NEAR);
  }

  @Test
  void aClockNeedsATime() {
    assertThatThrownBy(() -> new DeadPeerClock(Duration.ZERO, Duration.ofSeconds(1), true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
