// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.lab.scenario.Library;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.linux.capability.Needs;
import dev.teardown.linux.capability.Probes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The laboratory as a user runs it, all scenarios but the slow ones, on the running kernel.
class LaboratoryTest {

  private static final int JOBS = 8;

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
