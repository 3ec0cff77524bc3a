// SPDX-License-Identifier: Apache-2.0
package dev.teardown.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every source file names its licence first; a script after the line that names its interpreter.
class LicenceLineTest {

  private static final String LICENCE = "SPDX-License-Identifier: Apache-2.0";

  @Test
  void everySourceFileStartsWithItsLicence() {
    Repository repository = Repository.here();
    List<String> without =
        repository.textFiles().stream()
            .filter(LicenceLineTest::isSource)
            .filter(file -> !startsWithLicence(Repository.read(file)))
            .map(repository::nameOf)
            .toList();
    assertThat(without).as("files without `%s` in their first line", LICENCE).isEmpty();
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    boolean byName =
        List.of(".java", ".sh", ".ts", ".tsx", ".css", ".py").stream().anyMatch(name::endsWith);
    return byName || Repository.read(file).startsWith("#!");
  }

  private static boolean startsWithLicence(String source) {
    List<String> lines = source.lines().limit(2).toList();
    boolean isScript = source.startsWith("#!");
    int first = isScript ? 1 : 0;
    return lines.size() > first && lines.get(first).contains(LICENCE);
  }
}
