// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every script of the folder `seg`; its README has the language. `-Dseg=reset/` runs those
/// whose path contains the text.
class SegScriptsTest {

  private static final Path FOLDER = Path.of("src/test/resources/seg");

  static Stream<String> scripts() throws IOException {
    String wanted = System.getProperty("seg", "");
    try (var files = Files.walk(FOLDER)) {
      return files
          .map(file -> FOLDER.relativize(file).toString())
          .filter(name -> name.endsWith(".seg") && name.contains(wanted))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void isAsExpected(String name) throws IOException {
    var script = SegScript.parse(name, Files.readString(FOLDER.resolve(name)));
    assertThat(script.expectations())
        .as("a script that expects nothing proves nothing")
        .isNotEmpty();
    var run = SegRunner.run(script);
    var failures =
        script.expectations().stream()
            .map(expectation -> expectation.against(run))
            .flatMap(Optional::stream)
            .toList();
    if (!failures.isEmpty()) {
      fail(name + "\n" + String.join("\n", failures));
    }
  }
}
