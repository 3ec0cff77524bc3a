// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.lab.cable.CableDevices.Form;
import dev.teardown.lab.cable.TwoHosts.Medium;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class VirtualCableTest {

  @ParameterizedTest
  @CsvSource({"VETH, FIDELITY", "VETH, SPEED", "TUN, FIDELITY", "TUN, SPEED"})
  void carriesTcpOfBothVersions(Medium medium, Form form) throws Exception {
    var options =
        form == Form.SPEED ? CableOptions.speed("teardown-lab-test-cable", 7) : TwoHosts.options();
    try (var hosts = TwoHosts.plugged(medium, form, options)) {
      long v4 = Transfer.of(hosts, TwoHosts.NEAR_V4, 20_000_000);
      long v6 = Transfer.of(hosts, TwoHosts.NEAR_V6, 20_000_000);
      assertThat(hosts.cable.statistics().toNear().droppedInAll()).isZero();
    }
  }
}
