// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OperationsTest {

  @Test
  void eachStandsInTheReferenceAsItIsWritten() throws IOException {
    var reference = Files.readString(Path.of("..", "docs", "reference", "scenario.md"));
    assertThat(Operations.all())
        .isNotEmpty()
        .allSatisfy(verb ->
            assertThat(reference)
                .contains("`" + verb.usage().replace("|", "\\|") + "`")
                .contains(verb.summary()));
  }
}
