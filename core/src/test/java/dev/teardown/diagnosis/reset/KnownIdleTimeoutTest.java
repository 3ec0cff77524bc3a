// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A gap is called by a device's name only just above that device's limit.
class KnownIdleTimeoutTest {

  @ParameterizedTest
  @CsvSource({
    "239, ''",
    "240, AZURE",
    "299, AZURE",
    "300, AZURE",
    "301, ''",
    "349, ''",
    "350, LOAD_BALANCER",
    "437, LOAD_BALANCER",
    "438, ''",
    "7200, ''",
    "431999, ''",
    "432000, CONNTRACK_ESTABLISHED"
  })
  void within(long seconds, String name) {
    var found = KnownIdleTimeout.within(seconds * 1_000_000_000L);
    assertThat(found.map(Enum::name).orElse("")).isEqualTo(name);
  }
}
