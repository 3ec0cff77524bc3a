// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BuildVersionTest {

  @Test
  void namesTheProgramAndTheVersionThatTheBuildFilledIn() throws IOException {
    assertThat(new BuildVersion().getVersion())
        .singleElement()
        .asString()
        .matches("teardown \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?( \\([0-9a-f]{12}(\\+edits)?\\))?");
  }
}
