// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.lab.Needs;
import dev.teardown.lab.scenario.Library;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.linux.capability.Probes;
import dev.teardown.prediction.DeadPeerClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// The laboratory as a user runs it, all scenarios but the slow ones, on the running kernel.
class LaboratoryTest {

  private static final int JOBS = 8;
  private static final Percentage NEAR = Percentage.withPercentage(5);

  private final List<LabResult> results = new ArrayList<>();

  @Test
  void everythingComesAsExpected() throws Exception {
    Needs.available(Probes.networkNamespace());
    Needs.available(Probes.kernelTrace());
    var before = devices();
    var scenarios = Library.shipped().stream().filter(each -> !each.slow()).toList();
    try (var laboratory = Laboratory.open(JOBS)) {
      var summary = laboratory.run(scenarios, new Collecting());
      assertThat(summary.missing()).isEmpty();
    }
    assertThat(results).hasSameSizeAs(scenarios);
    assertThat(results).allSatisfy(LaboratoryTest::isAsExpected);
    assertThat(devices()).isEqualTo(before);
    timesAreAsPredicted();
  }

  private static void isAsExpected(LabResult result) {
    var what = new StringBuilder(result.scenario().name() + " " + result.reason());
    result.departures().forEach(it -> what.append("\n  ").append(it));
    result.diagnoses().stream()
        .filter(it -> !it.isGood())
        .forEach(it ->
            what.append("\n  at the ")
                .append(it.vantage())
                .append(": ")
                .append(it.rating())
                .append(' ')
                .append(it.verdict().ending()));
    assertThat(result.status()).as("%s", what).isEqualTo(LabResult.Status.AS_EXPECTED);
  }

  private void timesAreAsPredicted() {
    var clock = DeadPeerClock.usual();
    for (int retries = 1; retries <= 3; retries++) {
      assertThat(tookToNotice("s1/sending-retries" + retries))
          .as("tcp_retries2 %d", retries)
          .isCloseTo(clock.whileSending(retries).toMillis(), NEAR);
    }
    for (int millis : new int[] {1_000, 3_000, 5_000}) {
      assertThat(tookToNotice("s1/user-timeout-" + millis))
          .as("TCP_USER_TIMEOUT %d", millis)
          .isCloseTo(clock.withUserTimeout(Duration.ofMillis(millis)).toMillis(), NEAR);
    }
    var keepAlive = DeadPeerClock.keepAlive(Duration.ofSeconds(2), Duration.ofSeconds(1), 3);
    assertThat(tookToNotice("s1/keepalive")).isCloseTo(keepAlive.toMillis(), NEAR);
  }

  /// Milliseconds from the last call before it to the error that tells.
  private long tookToNotice(String scenario) {
    var played =
        results.stream()
            .filter(result -> result.scenario().name().equals(scenario))
            .findFirst()
            .orElseThrow()
            .played();
    for (int i = 0; i < played.size(); i++) {
      var noticed = played.get(i).performed().filter(it -> it.outcome().has("ETIMEDOUT"));
      if (noticed.isPresent()) {
        return (noticed.get().endNanos() - played.get(i - 1).atNanos()) / 1_000_000;
      }
    }
    throw new AssertionError(scenario + " never got ETIMEDOUT");
  }

  private static String devices() throws Exception {
    try (var each = Files.list(Path.of("/sys/class/net"))) {
      return each.map(Path::getFileName)
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(" "));
    }
  }

  private final class Collecting implements Laboratory.Listener {

    @Override
    public void begins(Scenario scenario) {}

    @Override
    public void ended(LabResult result) {
      results.add(result);
    }
  }
}
