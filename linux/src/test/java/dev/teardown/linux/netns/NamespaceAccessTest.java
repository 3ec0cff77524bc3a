// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.linux.capability.Capability;
import dev.teardown.linux.capability.Needs;
import dev.teardown.linux.capability.Probes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceAccessTest {

  @Test
  void whoMayMakeThemNeedsNoDetour() {
    Needs.available(Probes.networkNamespace());
    assertThat(NamespaceAccess.find()).isEqualTo(new NamespaceAccess.Direct());
  }

  @Test
  void behindThePrefixAProgramIsRootInAnotherNamespace() throws Exception {
    Needs.available(
        UserNamespace.obstacle().<Capability>map(m -> m).orElse(new Capability.Available()));
    var command = new ArrayList<>(UserNamespace.PREFIX);
    // makes a further namespace, which only root of a user namespace may
    command.addAll(List.of("sh", "-c", "id -u; readlink /proc/self/ns/net; unshare -n true"));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    assertThat(said.lines().toList().getFirst()).isEqualTo("0");
    assertThat(said.lines().toList().get(1))
        .startsWith("net:[")
        .isNotEqualTo(NamespaceId.ofThisThread().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "user/max_user_namespaces, 0, user.max_user_namespaces=10000",
    "kernel/unprivileged_userns_clone, 0, kernel.unprivileged_userns_clone=1",
    "kernel/apparmor_restrict_unprivileged_userns, 1, apparmor_restrict_unprivileged_userns=0",
    "none, 0, CAP_SYS_ADMIN"
  })
  void aRefusalNamesItsRemedy(String parameter, String value, String remedy) {
    var missing =
        UserNamespace.explained(
            "unshare: unshare failed: Operation not permitted",
            name -> Map.of(parameter, value).getOrDefault(name, ""));
    assertThat(missing.remedy()).contains(remedy).contains("be root");
    assertThat(missing.reason()).isNotEmpty();
  }
}
