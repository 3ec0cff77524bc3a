// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.lab.cable.impairment.Delay;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CutTest {

  /// The promise is for a machine that lets the cable's thread run; on a busy one the best of many
  /// shows it.
  private static final Duration PROMISED = Duration.ofMillis(1);

  private static final int END = -1;

  @Test
  void isInEffectWithinAMillisecondAndWhenTheCallReturns() throws Exception {
    try (var hosts = TwoHosts.plugged();
        var datagrams = new Datagrams(hosts)) {
      long best = Long.MAX_VALUE;
      for (int round = 0; round < 50; round++) {
        int before = 2 * round;
        datagrams.send(before);
        assertThat(datagrams.receive()).isEqualTo(before);
        long start = System.nanoTime();
        hosts.cable.cut();
        best = Math.min(best, System.nanoTime() - start);
        datagrams.send(before + 1);
        int lost = round + 1;
        hosts.await("a loss", statistics -> statistics.toNear().dropped("cut") == lost);
        hosts.cable.replug();
      }
      datagrams.send(END);
      assertThat(datagrams.receiveUntil(END)).isEmpty();
      assertThat(Duration.ofNanos(best)).isLessThan(PROMISED);
    }
  }

  @Test
  void losesWhatIsUnderWay() throws Exception {
    try (var hosts = TwoHosts.plugged();
        var datagrams = new Datagrams(hosts)) {
      hosts.cable.put(Way.TO_NEAR, new Delay(Duration.ofMillis(500)));
      datagrams.send(0, 10);
      hosts.await("ten under way", statistics -> statistics.waiting() == 10);
      hosts.cable.cut();
      hosts.await("none under way", statistics -> statistics.waiting() == 0);
      hosts.cable.replug();
      datagrams.send(END);
      assertThat(datagrams.receiveUntil(END)).isEmpty();
    }
  }

  @Test
  void aConnectionGoesOnAfterwards() throws Exception {
    try (var hosts = TwoHosts.plugged()) {
      hosts.cable.put(Way.TO_NEAR, new Delay(Duration.ofMillis(1)));
      hosts.cable.cut();
      hosts.near.start("teardown-lab-test-replug", hosts.cable::replug);
      Transfer.of(hosts, TwoHosts.NEAR_V4, 100_000);
    }
  }
}
